/** Time and threads of a simulated history: one thing at a time, in an order that a seed decides. */
@NullMarked
package linkspan.simulation.time;

import org.jspecify.annotations.NullMarked;
