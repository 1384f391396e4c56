/** What clients and the reservation of stock want to happen to an order, decided under its row's lock. */
@NullMarked
package linkspan.business.order.change;

import org.jspecify.annotations.NullMarked;
