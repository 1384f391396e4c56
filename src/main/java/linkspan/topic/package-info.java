/** Other people's topics: each record starts a route, its unit is committed, and only then its offset. */
@NullMarked
package linkspan.topic;

import org.jspecify.annotations.NullMarked;
