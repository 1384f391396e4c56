package linkspan.delivery.lane;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class PartitionProgressTest {
    private static final TopicPartition PARTITION = new TopicPartition("order-topic", 6);
    private final PartitionProgress progress = new PartitionProgress(Lanes.Time.REAL);

    /** The poll that assigns a partition goes on to fetch from it: what was lost may not be open yet. */
    @Test
    void nothing_is_due_before_all_that_the_log_lost_was_brought_and_done() {
        progress.assigned(PARTITION, "id");
        progress.held(PARTITION);
        long epoch = progress.taken(PARTITION, 27, Optional.empty());
        assertThat(progress.due()).isEmpty();

        PartitionProgress.Place lost = progress.missed(PARTITION);
        progress.done(PARTITION, epoch, 27);
        assertThat(progress.due()).isEmpty();

        progress.readsOn(PARTITION, 27);
        assertThat(progress.due()).isEmpty();
        progress.done(PARTITION, lost.epoch(), lost.offset());
        assertThat(progress.due().get(PARTITION).offset()).isEqualTo(28);
    }
}
