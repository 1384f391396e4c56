@NullMarked
package linkspan.drill.load;

import org.jspecify.annotations.NullMarked;
