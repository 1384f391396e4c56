/** The lines of an order. */
@NullMarked
package linkspan.business.order.line;

import org.jspecify.annotations.NullMarked;
