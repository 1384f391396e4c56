@NullMarked
package linkspan.reference;

import org.jspecify.annotations.NullMarked;
