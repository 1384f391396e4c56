/** How far systems are with keys, and what waits there. */
@NullMarked
package linkspan.delivery.position;

import org.jspecify.annotations.NullMarked;
