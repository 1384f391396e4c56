/** Brings committed events to Kafka, shard by shard, and sets aside what Kafka never takes. */
@NullMarked
package linkspan.commit.relay;

import org.jspecify.annotations.NullMarked;
