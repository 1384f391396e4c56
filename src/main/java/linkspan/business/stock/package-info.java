/** How much lies in warehouses, as they say: older news dropped, and every break in the chain of changes kept. */
@NullMarked
package linkspan.business.stock;

import org.jspecify.annotations.NullMarked;
