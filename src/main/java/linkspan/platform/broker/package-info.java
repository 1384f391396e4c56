/** Kafka: the broker inside this process for the embedded mode, topics, and how an event becomes a record. */
@NullMarked
package linkspan.platform.broker;

import org.jspecify.annotations.NullMarked;
