/** Committed events and their order per key, and the trace of what was accepted without an event. */
@NullMarked
package linkspan.commit.outbox;

import org.jspecify.annotations.NullMarked;
