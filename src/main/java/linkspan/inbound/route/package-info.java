/** Messages in: a route runs, its unit is committed, and only then its sender is answered. */
@NullMarked
package linkspan.inbound.route;

import org.jspecify.annotations.NullMarked;
