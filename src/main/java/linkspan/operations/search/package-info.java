/** Finds an order by whatever a person holds in hand: a number, a name, a waybill, the id of a message. */
@NullMarked
package linkspan.operations.search;

import org.jspecify.annotations.NullMarked;
