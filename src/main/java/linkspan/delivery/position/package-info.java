/** How far each system is with each key: the one row that decides, and what waits behind it. */
@NullMarked
package linkspan.delivery.position;

import org.jspecify.annotations.NullMarked;
