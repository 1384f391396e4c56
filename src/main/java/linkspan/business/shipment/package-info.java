/** Shipments by tracking number: whose order each is, and what its carrier said last. */
@NullMarked
package linkspan.business.shipment;

import org.jspecify.annotations.NullMarked;
