package linkspan.delivery.note;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import linkspan.commit.CommitFailed;
import linkspan.commit.Committer;
import linkspan.commit.GroupStore;
import linkspan.commit.Pace;
import linkspan.commit.SealedUnit;
import linkspan.commit.UnitInCommit;
import linkspan.delivery.key.Behind;
import linkspan.delivery.key.DeliveryEnd;
import linkspan.delivery.position.KeyPositionStore;
import linkspan.model.Event;
import linkspan.model.EventType;
import linkspan.platform.database.Database;
import linkspan.platform.database.Pool;
import linkspan.platform.database.Sql;
import linkspan.platform.database.TestDatabase;
import linkspan.platform.resilience.DeliveryResult;
import linkspan.platform.resilience.RetrySchedule;
import linkspan.platform.resilience.SystemPolicy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the next hub makes of a note that it finds. */
@Tag("database")
@Timeout(300)
class CallNoteTest {
    private static final HubRun BEFORE = new HubRun("hub-1", "a", false);
    private static final HubRun AFTER = new HubRun("hub-1", "b", false);
    private static final HubRun OTHER = new HubRun("hub-2", "c", false);
    private static final Event EVENT =
            new Event("e-1", EventType.ORDER_CREATED, "o-1", 1, Instant.EPOCH, "test", null, "{}");

    private final Database database;
    private final Committer committer;

    CallNoteTest(@TempDir Path folder) {
        database = TestDatabase.open(folder);
        committer = new Committer(
                new GroupStore(database.pool(Pool.DELIVERY), List.of(new KeyPositionStore(database.kind(), () -> 0.5))),
                Pace.atOnce(1),
                written -> {});
    }

    @AfterEach
    void close() {
        committer.close();
        database.close();
    }

    private static CallNote note(HubRun hub, boolean called, Duration lasts) {
        SystemPolicy policy = new SystemPolicy("plain", 1, RetrySchedule.parse("1s"), true, false, lasts);
        Behind behind = new Behind("plain", EVENT, Set.of(EVENT.type()), Instant.EPOCH);
        return new CallNote(policy, behind, 0, 0, hub, hub.next(), called);
    }

    private UnitInCommit write(Object part) {
        CompletableFuture<UnitInCommit> written = new CompletableFuture<>();
        committer.commit(SealedUnit.of(part), new Committer.Callback() {
            @Override
            public void committed(UnitInCommit unit) {
                written.complete(unit);
            }

            @Override
            public void failed(CommitFailed failure) {
                written.completeExceptionally(failure);
            }
        });
        return written.join();
    }

    private boolean goes(CallNote note) {
        return write(note).decision(CallNote.Decision.class) instanceof CallNote.Decision.Go;
    }

    private DeliveryEnd.Settled delivered(CallNote note) {
        return write(new DeliveryEnd(
                        note.policy(),
                        EVENT,
                        new DeliveryResult.Delivered(true),
                        0,
                        0,
                        Instant.EPOCH,
                        Instant.EPOCH,
                        note.run()))
                .decision(DeliveryEnd.Settled.class);
    }

    private List<String> rows(String sql) {
        return database.transactions(Pool.CONSOLE)
                .run(connection -> Sql.list(connection, sql, row -> row.getString(1)));
    }

    private List<String> pending() {
        return rows("select state || ' ' || coalesce(code, '-') from pending");
    }

    private List<String> notes() {
        return rows("select run from call_notes");
    }

    @Test
    void a_call_of_an_earlier_life_is_uncertain_at_once() {
        goes(note(BEFORE, true, Duration.ofHours(1)));

        assertThat(goes(note(AFTER, true, Duration.ofHours(1)))).isFalse();
        assertThat(pending()).containsExactly("uncertain answer-lost");
        assertThat(notes()).isEmpty();
        assertThat(rows("select outcome from deliveries")).containsExactly("uncertain");
    }

    @Test
    void a_call_of_another_hub_has_its_time_and_its_outcome_frees_the_key() {
        CallNote first = note(OTHER, true, Duration.ofHours(1));
        goes(first);

        assertThat(goes(note(AFTER, true, Duration.ofHours(1)))).isFalse();
        assertThat(pending()).containsExactly("behind -");
        assertThat(rows("select 1 from key_positions where next_attempt_at > current_timestamp"))
                .hasSize(1);

        assertThat(delivered(first).delivered()).isTrue();
        assertThat(pending()).isEmpty();
        assertThat(notes()).isEmpty();
        assertThat(rows("select stream_key from key_positions where not parked and done_seq = 1"))
                .containsExactly("o-1");
    }

    @Test
    void a_call_of_another_hub_whose_time_is_up_is_uncertain() {
        goes(note(OTHER, true, Duration.ZERO));

        assertThat(goes(note(AFTER, true, Duration.ofHours(1)))).isFalse();
        assertThat(pending()).containsExactly("uncertain answer-lost");
    }

    @Test
    void a_second_run_of_the_same_hub_does_not_call_beside_the_first() {
        goes(note(AFTER, true, Duration.ofHours(1)));

        assertThat(goes(note(AFTER, true, Duration.ofHours(1)))).isFalse();
        assertThat(pending()).containsExactly("behind -");
    }

    @Test
    void a_note_may_be_written_twice_and_taken_back() {
        CallNote note = note(AFTER, true, Duration.ofHours(1));

        assertThat(goes(note)).isTrue();
        assertThat(goes(note)).isTrue();
        write(new CallNote.Withdrawn(note));

        assertThat(notes()).isEmpty();
        assertThat(goes(note(AFTER, true, Duration.ofHours(1)))).isTrue();
    }

    @Test
    void an_event_that_was_under_way_at_the_end_of_three_lives_is_set_aside() {
        for (String life : List.of("1", "2", "3")) {
            assertThat(goes(note(new HubRun("hub-1", life, true), false, Duration.ofHours(1))))
                    .isTrue();
        }

        assertThat(goes(note(new HubRun("hub-1", "4", true), false, Duration.ofHours(1))))
                .isFalse();
        assertThat(pending()).containsExactly("dead poison");
        assertThat(notes()).isEmpty();
    }

    @Test
    void to_try_again_in_the_same_life_does_not_count_as_another_start() {
        for (int i = 0; i < 10; i++) {
            assertThat(goes(note(AFTER, false, Duration.ofHours(1)))).isTrue();
        }
    }

    @Test
    void what_is_done_is_not_begun() {
        CallNote note = note(BEFORE, true, Duration.ofHours(1));
        goes(note);
        delivered(note);

        assertThat(goes(note(AFTER, true, Duration.ofHours(1)))).isFalse();
        assertThat(pending()).isEmpty();
    }
}
