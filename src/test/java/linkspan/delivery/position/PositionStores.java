package linkspan.delivery.position;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import linkspan.commit.SealedUnit;
import linkspan.delivery.eligibility.OwnChannel;
import linkspan.delivery.key.Behind;
import linkspan.delivery.key.Claim;
import linkspan.delivery.key.DeliveryEnd;
import linkspan.delivery.key.PositionKey;
import linkspan.delivery.missed.MissedStore;
import linkspan.delivery.note.CallNote;
import linkspan.delivery.note.HubRun;
import linkspan.model.Event;
import linkspan.model.EventType;
import linkspan.model.failure.FailureCode;
import linkspan.platform.database.Sql;
import linkspan.platform.resilience.DeliveryResult;
import linkspan.platform.resilience.RetrySchedule;
import linkspan.platform.resilience.SystemPolicy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The same on H2, on PostgreSQL, and on the simulator's model: what it shows would be worth nothing if they differed. */
@Timeout(120)
abstract class PositionStores {
    private static final Instant NOW = Instant.parse("2026-11-11T00:00:00Z");
    private static final Duration LONG = Duration.ofHours(1);
    private static final SystemPolicy PLAIN =
            new SystemPolicy("plain", 1, RetrySchedule.parse("1h,1h"), true, false, LONG);
    private static final PositionKey KEY = new PositionKey("plain", "order-topic", "o-1");
    private static final HubRun HUB = new HubRun("hub-1", "a", false);
    private PositionTables stores;

    abstract PositionTables open(Path folder);

    @BeforeEach
    void openThem(@TempDir Path folder) {
        stores = open(folder);
    }

    @AfterEach
    void close() {
        stores.close();
    }

    private static Event event(long seq) {
        return new Event("e-" + seq, EventType.ORDER_UPDATED, "o-1", seq, NOW, "test", null, "{}");
    }

    private static Behind question(long seq) {
        return new Behind("plain", event(seq), Set.of(EventType.ORDER_UPDATED), Instant.EPOCH);
    }

    private Behind.Decision ask(long seq) {
        return stores.write(SealedUnit.of(question(seq))).decision(Behind.Decision.class);
    }

    private DeliveryEnd.Settled end(long seq, long claim, DeliveryResult result) {
        return end(seq, claim, result, null);
    }

    private DeliveryEnd.Settled end(long seq, long claim, DeliveryResult result, String run) {
        return stores.write(SealedUnit.of(new DeliveryEnd(PLAIN, event(seq), result, claim, 0, NOW, NOW, run)))
                .decision(DeliveryEnd.Settled.class);
    }

    private static DeliveryResult well() {
        return new DeliveryResult.Delivered(true);
    }

    private static DeliveryResult away() {
        return new DeliveryResult.Unavailable(FailureCode.SYSTEM_UNREACHABLE, "away", null);
    }

    private static DeliveryResult refused() {
        return new DeliveryResult.Refused(FailureCode.SYSTEM_REFUSED, "no");
    }

    private List<String> rows(String sql) {
        return stores.transactions().run(connection -> Sql.list(connection, sql, row -> row.getString(1)));
    }

    private List<String> waiting() {
        return stores.transactions()
                .run(connection -> Sql.list(
                        connection,
                        "select seq, state from pending order by seq",
                        row -> row.getLong(1) + " " + row.getString(2)));
    }

    private void makeDue() {
        stores.transactions()
                .run(connection -> Sql.update(
                        connection, "update key_positions set next_attempt_at = ?, claim_until = null", Instant.EPOCH));
    }

    private Claim claim() {
        makeDue();
        return stores.pending().claimDue("plain", 10, LONG).get(0);
    }

    @Test
    void a_key_that_nobody_knows_may_be_called_for() {
        assertThat(ask(1)).isEqualTo(new Behind.Decision(Behind.Turn.CALL, 0));
        assertThat(stores.pending().position(KEY)).isEqualTo(new PendingStore.KnownPosition(0, false));
    }

    @Test
    void what_is_done_is_dropped_and_its_second_outcome_changes_nothing() {
        assertThat(end(1, 0, well()).fate()).isEqualTo(DeliveryEnd.Fate.RECORDED);

        assertThat(ask(1)).isEqualTo(new Behind.Decision(Behind.Turn.DONE, 1));
        assertThat(end(1, 0, refused()).fate()).isEqualTo(DeliveryEnd.Fate.SUPERSEDED);
        assertThat(waiting()).isEmpty();
        assertThat(rows("select outcome from deliveries")).containsExactly("delivered");
    }

    @Test
    void a_failure_parks_its_key_and_what_comes_waits_behind_it() {
        assertThat(end(1, 0, away()).parked()).isTrue();

        assertThat(ask(2).turn()).isEqualTo(Behind.Turn.WAITS);
        assertThat(ask(2).turn()).isEqualTo(Behind.Turn.WAITS);
        assertThat(waiting()).containsExactly("1 waiting", "2 behind");
        assertThat(stores.pending().claimDue("plain", 10, LONG)).isEmpty();
    }

    @Test
    void a_parked_key_is_gone_through_in_order_and_is_free_after_the_last() {
        end(1, 0, away());
        ask(2);
        Claim claim = claim();

        assertThat(stores.pending().head(claim, LONG))
                .map(head -> head.event().sequence())
                .contains(1L);
        assertThat(end(1, claim.number(), well()).goesOn()).isTrue();
        assertThat(stores.pending().head(claim, LONG))
                .map(head -> head.event().sequence())
                .contains(2L);
        assertThat(stores.pending().position(KEY).parked()).isTrue();
        end(2, claim.number(), well());
        assertThat(stores.pending().position(KEY)).isEqualTo(new PendingStore.KnownPosition(2, false));
        assertThat(stores.pending().head(claim, LONG)).isEmpty();
        assertThat(waiting()).isEmpty();
    }

    @Test
    void what_is_claimed_is_passed_over_and_an_older_claim_writes_nothing() {
        end(1, 0, away());
        Claim first = claim();
        stores.transactions()
                .run(connection ->
                        Sql.update(connection, "update key_positions set next_attempt_at = ?", Instant.EPOCH));
        assertThat(stores.pending().claimDue("plain", 10, LONG)).isEmpty();

        Claim second = claim();
        assertThat(second.number()).isGreaterThan(first.number());
        assertThat(stores.pending().head(first, LONG)).isEqualTo(Optional.empty());
        assertThat(end(1, first.number(), well()).fate()).isEqualTo(DeliveryEnd.Fate.CLAIM_LOST);
        assertThat(stores.pending().position(KEY)).isEqualTo(new PendingStore.KnownPosition(0, true));
    }

    private CallNote note(Claim claim) {
        return new CallNote(PLAIN, question(1), claim.number(), 0, HUB, HUB.next(), true);
    }

    /** Found by the simulator: the hub stood still in its call, the claim ran out, and it took the key anew itself. */
    @Test
    void an_outcome_whose_claim_is_lost_leaves_the_note_of_its_call_so_that_nobody_calls_again() {
        end(1, 0, away());
        CallNote before = note(claim());
        stores.write(SealedUnit.of(before));
        Claim second = claim();

        DeliveryResult unknown = new DeliveryResult.Uncertain(FailureCode.ANSWER_LOST, "no answer");
        assertThat(end(1, before.claim(), unknown, before.run()).fate()).isEqualTo(DeliveryEnd.Fate.CLAIM_LOST);

        CallNote again = note(second);
        assertThat(stores.write(SealedUnit.of(again)).decision(CallNote.Decision.class))
                .isInstanceOf(CallNote.Decision.No.class);
    }

    /** Found by the simulator: the hub stood still in a call, claimed the key when it woke, and then that call had its outcome. */
    @Test
    void what_waits_for_a_person_since_a_claim_is_not_called_for_under_it() {
        end(1, 0, away());
        Claim claim = claim();
        end(1, 0, new DeliveryResult.Uncertain(FailureCode.ANSWER_LOST, "no answer"));

        assertThat(stores.write(SealedUnit.of(note(claim))).decision(CallNote.Decision.class))
                .isInstanceOf(CallNote.Decision.No.class);
        assertThat(waiting()).containsExactly("1 uncertain");
    }

    @Test
    void an_outcome_whose_claim_is_lost_takes_its_note_along_when_nothing_was_done() {
        end(1, 0, away());
        CallNote before = note(claim());
        stores.write(SealedUnit.of(before));
        Claim second = claim();
        end(1, before.claim(), away(), before.run());

        assertThat(stores.write(SealedUnit.of(note(second))).decision(CallNote.Decision.class))
                .isInstanceOf(CallNote.Decision.Go.class);
    }

    private void stored(long seq) {
        stores.transactions()
                .run(connection -> Sql.update(
                        connection,
                        "insert into events (topic, stream_key, seq, event_id, event_type, source, occurred_at, data)"
                                + " values ('order-topic', 'o-1', ?, ?, 'ORDER_UPDATED', 'test', ?, ?)",
                        seq,
                        "e-" + seq,
                        NOW,
                        "{}".getBytes()));
    }

    @Test
    void what_the_topic_left_out_is_fetched_from_the_table() {
        stored(1);

        assertThat(ask(2).turn()).isEqualTo(Behind.Turn.WAITS);
        assertThat(waiting()).containsExactly("1 behind", "2 behind");
    }

    /** A key was parked, its system had no route for what came then, and the route is back. */
    @Test
    void what_passed_by_a_parked_key_is_fetched_from_the_table_too() {
        end(1, 0, away());
        stored(2);
        stored(3);

        assertThat(ask(4).turn()).isEqualTo(Behind.Turn.WAITS);
        assertThat(ask(5).turn()).isEqualTo(Behind.Turn.WAITS);
        assertThat(waiting()).containsExactly("1 waiting", "2 behind", "3 behind", "4 behind", "5 behind");
    }

    @Test
    void what_was_left_out_behind_a_parked_key_does_not_come_back() {
        end(1, 0, away());
        stored(2);
        ask(2);
        stores.pending().underLock("plain", "order-topic", "o-1", key -> {
            key.discard(key.find("e-2").orElseThrow(), "not wanted");
            return true;
        });

        assertThat(ask(3).turn()).isEqualTo(Behind.Turn.WAITS);
        assertThat(waiting()).containsExactly("1 waiting", "3 behind");
    }

    @Test
    void a_person_has_a_dead_event_sent_again_or_left_out() {
        end(1, 0, refused());
        ask(2);
        assertThat(waiting()).containsExactly("1 dead", "2 behind");

        decide(false);
        assertThat(waiting()).containsExactly("2 behind");
        assertThat(stores.pending().anyDue()).isTrue();
        assertThat(stores.pending().position(KEY)).isEqualTo(new PendingStore.KnownPosition(1, true));
        Claim claim = stores.pending().claimDue("plain", 10, LONG).get(0);
        end(2, claim.number(), refused());
        decide(true);
        assertThat(waiting()).containsExactly("2 waiting");
        assertThat(stores.pending().anyDue()).isTrue();
    }

    private void decide(boolean again) {
        MissedStore.Wanted wanted = new MissedStore.Wanted(
                "plain", "order-topic", Set.of(EventType.ORDER_UPDATED), Instant.EPOCH, new OwnChannel(""));
        stores.pending().underLock("plain", "order-topic", "o-1", key -> {
            LockedKeyRows.Waiting first = key.first().orElseThrow();
            if (again) {
                key.retry(first, wanted);
            } else {
                key.discard(first, "no use");
            }
            return true;
        });
    }

    /** One holds the row and adds what waits; the other one has to wait for it, or comes later, and must see that. */
    @Test
    void who_waited_for_the_row_reads_what_was_written_meanwhile() {
        end(1, 0, away());
        Claim claim = claim();
        CompletableFuture<DeliveryEnd.Settled> outcome = stores.pending()
                .underLock("plain", "order-topic", "o-1", key -> {
                    CompletableFuture<DeliveryEnd.Settled> other =
                            CompletableFuture.supplyAsync(() -> end(1, claim.number(), well()));
                    insertBehind(key);
                    return other;
                });
        outcome.join();

        assertThat(waiting()).containsExactly("2 behind");
        assertThat(stores.pending().position(KEY)).isEqualTo(new PendingStore.KnownPosition(1, true));
    }

    private static void insertBehind(LockedKeyRows key) throws SQLException {
        new PendingRows().wait(key.connection(), KEY, event(2));
    }
}
