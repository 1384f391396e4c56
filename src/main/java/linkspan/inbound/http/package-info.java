/** The message port: connections, limits, the checks that need no sender, and what leaves as an answer. */
@NullMarked
package linkspan.inbound.http;

import org.jspecify.annotations.NullMarked;
