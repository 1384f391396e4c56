/** What a caller may do, on whose orders: known to who admits requests and to who answers them. */
@NullMarked
package linkspan.platform.access;

import org.jspecify.annotations.NullMarked;
