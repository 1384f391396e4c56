@NullMarked
package linkspan.shipment;

import org.jspecify.annotations.NullMarked;
