@NullMarked
package linkspan.call;

import org.jspecify.annotations.NullMarked;
