/** One key of one system: its name, how its delivery ended, what waits behind it, who holds it. */
@NullMarked
package linkspan.delivery.key;

import org.jspecify.annotations.NullMarked;
