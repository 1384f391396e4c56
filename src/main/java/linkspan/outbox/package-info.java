/** Committed events and their way to Kafka. */
@NullMarked
package linkspan.outbox;

import org.jspecify.annotations.NullMarked;
