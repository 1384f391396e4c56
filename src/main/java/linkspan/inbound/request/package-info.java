/** A request as the hub sees it, and what its sender is told: the mission's envelope or problem+json. */
@NullMarked
package linkspan.inbound.request;

import org.jspecify.annotations.NullMarked;
