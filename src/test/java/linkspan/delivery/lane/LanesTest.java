package linkspan.delivery.lane;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import linkspan.model.Event;
import linkspan.model.EventType;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class LanesTest {
    private static final TopicPartition PARTITION = new TopicPartition("order-topic", 0);

    private record Begun(List<LaneItem> items, LaneDelivery.Turn turn) {}

    private final List<Begun> begun = new ArrayList<>();
    private int notStarted;
    private final PartitionProgress progress = new PartitionProgress(Lanes.Time.REAL);
    private final Lanes lanes = new Lanes(
            progress,
            new LaneDelivery() {
                @Override
                public void deliver(List<LaneItem> items, Turn turn) {
                    begun.add(new Begun(items, turn));
                }

                @Override
                public void coming(List<LaneItem> items) {}

                @Override
                public MissedEvents missed(String topic) {
                    throw new AssertionError("nothing is missed here");
                }

                @Override
                public boolean mayStart() {
                    return true;
                }

                @Override
                public void notStarted() {
                    notStarted++;
                }
            },
            Runnable::run,
            new LaneSettings("wms", "a", 1, 1, 1));

    private LaneItem read(long offset) {
        Event event = new Event(
                "e-" + offset, EventType.ORDER_CREATED, "o-" + offset, offset, Instant.EPOCH, "test", null, "{}");
        return new LaneItem(event, PARTITION, offset, progress.taken(PARTITION, offset, Optional.empty()));
    }

    @Test
    void no_call_may_be_begun_once_the_partition_is_given_up_or_gone() {
        progress.assigned(PARTITION, "id");
        lanes.offer(List.of(read(7)));
        assertThat(begun.get(0).turn().mayCall()).isTrue();

        progress.closing(List.of(PARTITION));
        assertThat(begun.get(0).turn().mayCall()).isFalse();
        progress.gone(List.of(PARTITION));
        assertThat(begun.get(0).turn().mayCall()).isFalse();
        progress.assigned(PARTITION, "id"); // back, but read anew
        assertThat(begun.get(0).turn().mayCall()).isFalse();
    }

    @Test
    void what_is_left_comes_again_first_and_its_offset_stays_open() {
        progress.assigned(PARTITION, "id");
        lanes.offer(List.of(read(7), read(8)));
        LaneItem first = begun.get(0).items().get(0);

        begun.get(0).turn().leave(first);
        begun.get(0).turn().done();
        begun.get(1).turn().done();

        assertThat(begun).hasSize(3);
        assertThat(begun.get(2).items()).containsExactly(first);
        assertThat(progress.due().get(PARTITION).offset()).isEqualTo(7);
    }

    @Test
    void what_is_left_of_a_partition_that_is_gone_comes_no_more_and_its_start_is_given_back() {
        progress.assigned(PARTITION, "id");
        lanes.offer(List.of(read(7)));
        progress.gone(List.of(PARTITION));

        begun.get(0).turn().leave(begun.get(0).items().get(0));
        begun.get(0).turn().done();

        assertThat(begun).hasSize(1);
        assertThat(notStarted).isOne();
    }
}
