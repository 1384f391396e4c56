@NullMarked
package linkspan.lab.drill.load;

import org.jspecify.annotations.NullMarked;
