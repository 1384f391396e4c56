/** What routes took from elsewhere, remembered in the commit of what follows from it: Camel's idempotent consumer. */
@NullMarked
package linkspan.inbox;

import org.jspecify.annotations.NullMarked;
