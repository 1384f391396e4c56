package linkspan.delivery.lane;

import linkspan.model.Event;
import linkspan.model.Topic;
import org.apache.kafka.common.TopicPartition;

/**
 * An event on its way through a lane.
 *
 * @param partition where it was read
 * @param offset its place there
 * @param epoch the assignment it belongs to: when the partition has gone since, it is dropped
 */
public record LaneItem(Event event, TopicPartition partition, long offset, long epoch) {
    /** What stays in order. */
    record Key(Topic topic, String key) {}

    Key lane() {
        return new Key(event.topic(), event.key());
    }
}
