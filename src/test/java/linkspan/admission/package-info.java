@NullMarked
package linkspan.admission;

import org.jspecify.annotations.NullMarked;
