/** The Camel component {@code event:}: a route from it delivers an event, a route to it publishes one. */
@NullMarked
package linkspan.delivery.event;

import org.jspecify.annotations.NullMarked;
