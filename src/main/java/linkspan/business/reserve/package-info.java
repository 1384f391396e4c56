/** Stock is reserved at the warehouse as Try, Confirm and Cancel, while a client waits or later; recovery only goes forward. */
@NullMarked
package linkspan.business.reserve;

import org.jspecify.annotations.NullMarked;
