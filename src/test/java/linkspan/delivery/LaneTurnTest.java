package linkspan.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import linkspan.delivery.key.Behind;
import linkspan.delivery.key.DeliveryEnd;
import linkspan.delivery.lane.LaneDelivery;
import linkspan.delivery.lane.LaneItem;
import linkspan.model.failure.FailureCode;
import linkspan.platform.database.Sql;
import linkspan.platform.resilience.CallGate;
import linkspan.platform.resilience.DeliveryFailure;
import linkspan.platform.resilience.DeliveryResult;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One turn of a lane, step by step. */
class LaneTurnTest {
    private static final TopicPartition PARTITION = new TopicPartition("order-topic", 0);
    private static final DeliveryEnd.Settled DONE = new DeliveryEnd.Settled(DeliveryEnd.Fate.RECORDED, false, true);
    private static final DeliveryEnd.Settled PARKED = new DeliveryEnd.Settled(DeliveryEnd.Fate.RECORDED, true, false);
    private final ByHand hand;
    private final LaneTurn.Means means;
    private final List<Long> left = new ArrayList<>();
    private int done;
    private boolean ours = true;

    LaneTurnTest(@TempDir Path folder) {
        hand = new ByHand(folder);
        means = hand.means();
    }

    @AfterEach
    void close() {
        hand.close();
    }

    private void turn(long... sequences) {
        List<LaneItem> items = new ArrayList<>();
        for (long sequence : sequences) {
            items.add(new LaneItem(ByHand.event("k", sequence), PARTITION, sequence, 1));
        }
        new LaneTurn(means, items, new LaneDelivery.Turn() {
                    @Override
                    public boolean mayCall() {
                        return ours;
                    }

                    @Override
                    public void answered() {}

                    @Override
                    public void leave(LaneItem item) {
                        left.add(item.event().sequence());
                    }

                    @Override
                    public void done() {
                        done++;
                    }
                })
                .begin();
    }

    private void delivered(DeliveryEnd.Settled settled) {
        ByHand.Run run = hand.runs.remove();
        assertThat(run.mayCall()).isTrue();
        run.ends(null);
        hand.commits.next().written(settled);
    }

    @Test
    void what_is_done_is_dropped_without_a_question_or_a_call() {
        hand.transactions.run(
                connection -> Sql.update(
                        connection,
                        "insert into key_positions (system, topic, stream_key, done_seq) values ('wms', 'order-topic', 'k', 2)"));
        turn(2);

        assertThat(done).isEqualTo(1);
        assertThat(hand.runs).isEmpty();
        assertThat(hand.commits.isEmpty()).isTrue();
    }

    @Test
    void the_next_of_a_key_is_called_without_a_question() {
        turn(1);
        delivered(DONE);
        turn(2);
        delivered(DONE);

        assertThat(done).isEqualTo(2);
    }

    @Test
    void after_a_gap_the_store_decides() {
        turn(3);
        assertThat(hand.runs).isEmpty();
        assertThat(hand.commits.next().unit().part(Behind.class)).isNotNull();
        assertThat(done).as("the turn waits for the answer").isZero();

        turn(3);
        hand.commits.next().written(new Behind.Decision(Behind.Turn.WAITS, 1));
        assertThat(done).isEqualTo(1);
        assertThat(hand.runs).isEmpty();

        turn(4);
        hand.commits.next().written(new Behind.Decision(Behind.Turn.CALL, 3));
        delivered(DONE);
        turn(4);
        assertThat(hand.commits.isEmpty()).as("it is done").isTrue();
    }

    @Test
    void while_the_database_is_away_the_question_is_asked_again_and_nothing_is_called() {
        turn(3);
        hand.commits.next().fails();
        assertThat(hand.commits.isEmpty()).isTrue();
        hand.timePasses();
        hand.commits.next().fails();
        hand.timePasses();

        hand.commits.next().written(new Behind.Decision(Behind.Turn.DONE, 7));
        assertThat(hand.runs).isEmpty();
        assertThat(done).isEqualTo(1);
        turn(7);
        assertThat(done).isEqualTo(2);
    }

    @Test
    void what_may_be_another_hubs_is_left_where_it_is() {
        ours = false;
        turn(1);
        ByHand.Run run = hand.runs.remove();
        assertThat(run.mayCall()).isFalse();
        run.ends(new CallGate.PutOff());

        assertThat(left).containsExactly(1L);
        assertThat(done).isEqualTo(1);
        assertThat(hand.commits.isEmpty()).as("no outcome").isTrue();
    }

    @Test
    void behind_a_failed_event_the_next_one_asks() {
        turn(1);
        ByHand.Run run = hand.runs.remove();
        assertThat(run.mayCall()).isTrue();
        run.ends(new DeliveryFailure(FailureCode.SYSTEM_UNREACHABLE, "away"));
        var failed = hand.commits.next();
        assertThat(failed.unit().part(DeliveryEnd.class).result()).isInstanceOf(DeliveryResult.Unavailable.class);
        failed.written(PARKED);
        assertThat(done).isEqualTo(1);

        turn(2);
        assertThat(hand.runs).isEmpty();
        assertThat(hand.commits.next().unit().part(Behind.class)).isNotNull();
    }
}
