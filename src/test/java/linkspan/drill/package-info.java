@NullMarked
package linkspan.drill;

import org.jspecify.annotations.NullMarked;
