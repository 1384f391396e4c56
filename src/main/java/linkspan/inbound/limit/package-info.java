/** What keeps one sender from shutting out others: memory for bodies, addresses, turns by waiting time. */
@NullMarked
package linkspan.inbound.limit;

import org.jspecify.annotations.NullMarked;
