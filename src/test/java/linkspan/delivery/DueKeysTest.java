package linkspan.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import linkspan.commit.HeldCommits;
import linkspan.delivery.key.DeliveryEnd;
import linkspan.platform.database.Sql;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Parked keys whose time has come. */
class DueKeysTest {
    private static final DeliveryEnd.Settled GOES_ON = new DeliveryEnd.Settled(DeliveryEnd.Fate.RECORDED, true, true);
    private static final DeliveryEnd.Settled WAITS = new DeliveryEnd.Settled(DeliveryEnd.Fate.RECORDED, true, false);
    private final ByHand hand;
    private final DueKeys keys;

    DueKeysTest(@TempDir Path folder) {
        hand = new ByHand(folder);
        keys = new DueKeys(hand.policy, hand.tools, hand.eligibility, hand.attempts);
        Instant due = Instant.now().minusSeconds(5);
        hand.transactions.run(connection -> {
            Sql.update(
                    connection,
                    "insert into pending (system, topic, stream_key, seq, event_id, event_type, source, occurred_at, data,"
                            + " state, attempts) values ('wms', 'order-topic', 'k', 1, 'k-1', 'ORDER_CREATED', 'test', ?, ?,"
                            + " 'waiting', 2)",
                    due,
                    "{}".getBytes(StandardCharsets.UTF_8));
            return Sql.update(
                    connection,
                    "insert into key_positions (system, topic, stream_key, done_seq, parked, next_attempt_at)"
                            + " values ('wms', 'order-topic', 'k', 0, true, ?)",
                    due);
        });
    }

    @AfterEach
    void close() {
        hand.close();
    }

    private HeldCommits.Held outcome() {
        hand.runs.remove().ends(null);
        return hand.commits.next();
    }

    @Test
    void a_due_key_is_taken_once_and_tried_under_its_claim() {
        keys.retryDue();
        keys.retryDue();

        assertThat(hand.runs).hasSize(1);
        DeliveryEnd end = Objects.requireNonNull(outcome().unit().part(DeliveryEnd.class));
        assertThat(end.claim()).isPositive();
        assertThat(end.attempts()).as("failed before").isEqualTo(2);
    }

    @Test
    void the_next_event_of_a_key_follows_under_the_same_claim_and_after_a_failure_none_does() {
        keys.retryDue();
        outcome().written(GOES_ON);
        assertThat(hand.runs).as("on another thread").isEmpty();
        hand.timePasses();
        assertThat(hand.runs).hasSize(1);

        outcome().written(WAITS);
        hand.timePasses();
        assertThat(hand.runs).isEmpty();
    }

    @Test
    void while_routes_are_replaced_nothing_begins_and_what_was_in_hand_goes_on_afterwards() throws Exception {
        keys.retryDue();
        assertThat(keys.hold(0)).as("a call is under way").isFalse();
        outcome().written(GOES_ON);
        assertThat(keys.hold(0)).isTrue();
        hand.timePasses();
        keys.retryDue();
        assertThat(hand.runs).isEmpty();

        keys.release();
        hand.timePasses();
        assertThat(hand.runs).hasSize(1);
    }
}
