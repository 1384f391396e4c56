/** The canonical order: what may happen to it, its lines and parcels, and where it is kept. */
@NullMarked
package linkspan.business.order;

import org.jspecify.annotations.NullMarked;
