/** The clients of a drill: what they tell, what they were answered, and when. */
@NullMarked
package linkspan.lab.drill.load;

import org.jspecify.annotations.NullMarked;
