/** Other people's topics: each record starts a route, its unit is committed, and only then its offset. */
@NullMarked
package linkspan.inbound.topic;

import org.jspecify.annotations.NullMarked;
