@NullMarked
package linkspan.lab.drill;

import org.jspecify.annotations.NullMarked;
