/** What the simulator needs of the delivery. */
@NullMarked
package linkspan.delivery;

import org.jspecify.annotations.NullMarked;
