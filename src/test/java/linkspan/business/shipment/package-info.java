@NullMarked
package linkspan.business.shipment;

import org.jspecify.annotations.NullMarked;
