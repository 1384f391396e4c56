package linkspan.delivery.lane;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import linkspan.model.Event;
import linkspan.model.EventType;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class CatchUpTest {
    private static final String TOPIC = "order-topic";
    private static final int PARTITIONS = 2;
    private final PartitionProgress progress = new PartitionProgress(Lanes.Time.REAL);
    private final String first = keyIn(0);
    private final String second = keyIn(1);

    private static String keyIn(int partition) {
        for (int i = 0; ; i++) {
            if (BuiltInPartitioner.partitionForKey(("o-" + i).getBytes(), PARTITIONS) == partition) {
                return "o-" + i;
            }
        }
    }

    private static Event event(String key) {
        return new Event("e-" + key, EventType.ORDER_CREATED, key, 1, Instant.EPOCH, "test", null, "{}");
    }

    private CatchUp both(MissedEvents missed) {
        List<TopicPartition> all = List.of(new TopicPartition(TOPIC, 0), new TopicPartition(TOPIC, 1));
        all.forEach(each -> progress.assigned(each, "id"));
        return new CatchUp("wms", all, PARTITIONS, progress, missed);
    }

    @Test
    void what_a_topic_lost_goes_through_the_partition_of_its_key() {
        CatchUp catchUp = both(keys -> new MissedEvents.Page(List.of(event(first), event(second)), true));

        assertThat(catchUp.next())
                .extracting(item -> item.partition().partition())
                .containsExactly(0, 1);
        assertThat(catchUp.isDone()).isTrue();
    }

    /** The keys of a page were looked up before their partition went. */
    @Test
    void nothing_is_brought_of_a_partition_that_went_to_another_hub_meanwhile() {
        CatchUp catchUp = both(keys -> new MissedEvents.Page(List.of(event(first), event(second)), true));
        List<TopicPartition> taken = List.of(new TopicPartition(TOPIC, 1));
        progress.gone(taken);
        catchUp.gone(taken);

        assertThat(catchUp.next()).extracting(item -> item.event().key()).containsExactly(first);
        assertThat(progress.open(new TopicPartition(TOPIC, 1))).isZero();
    }
}
