/** Measurements at a steady rate of orders: how long they take, and what a hub costs that is not full. */
@NullMarked
package linkspan.lab.bench.rate;

import org.jspecify.annotations.NullMarked;
