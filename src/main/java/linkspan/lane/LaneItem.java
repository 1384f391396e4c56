package linkspan.lane;

import linkspan.event.Event;
import org.apache.kafka.common.TopicPartition;

/**
 * An event on its way through a lane.
 *
 * @param partition where it was read
 * @param offset its place there
 * @param epoch the assignment it belongs to: when the partition has gone since, it is dropped
 */
public record LaneItem(Event event, TopicPartition partition, long offset, long epoch) {
    LaneKey key() {
        return new LaneKey(event.topic(), event.key());
    }
}
