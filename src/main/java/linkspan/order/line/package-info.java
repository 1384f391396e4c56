/** The lines of an order: what the hub gives those that their sender did not number. */
@NullMarked
package linkspan.order.line;

import org.jspecify.annotations.NullMarked;
