/** What routes took from elsewhere, remembered in the commit of what follows from it: Camel's idempotent consumer. */
@NullMarked
package linkspan.inbound.inbox;

import org.jspecify.annotations.NullMarked;
