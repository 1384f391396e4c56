/** What every call of a delivery passes before it is begun. */
@NullMarked
package linkspan.delivery.gate;

import org.jspecify.annotations.NullMarked;
