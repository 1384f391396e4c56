/** How far each system is with each key: the one row that decides, what waits behind it, what is missed. */
@NullMarked
package linkspan.delivery.position;

import org.jspecify.annotations.NullMarked;
