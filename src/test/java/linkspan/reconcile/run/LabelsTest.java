package linkspan.reconcile.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import linkspan.platform.database.Sql;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a run takes for the cause of a difference, by the tables that say how far events are; and what it mends by itself. */
@Tag("database")
class LabelsTest {
    private @TempDir Path folder;
    private ReconcileStand stand;

    @BeforeEach
    void open() {
        stand = new ReconcileStand(folder, null, 0);
    }

    @AfterEach
    void close() {
        stand.close();
    }

    /** A route that says {@code autoRepair: 2}. */
    private void mendsTwo() {
        stand.close();
        stand = new ReconcileStand(folder, null, 2);
    }

    private void letter(String key, String state) {
        stand.transactions.run(connection -> Sql.update(
                connection,
                "insert into pending (system, topic, stream_key, seq, event_id, event_type, source, occurred_at, data, state)"
                        + " values ('wms', 'order-topic', ?, 1, ?, 'ORDER_UPDATED', 's', current_timestamp, ?, ?)",
                key,
                "e-" + key,
                new byte[] {1},
                state));
    }

    private void differ(String key, String left, String right) {
        stand.both(key, left);
        stand.right.put(key, new ReconcileStand.Kept(right, ReconcileStand.SLOT));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            5.00                  | 6.00                        | changed-outside
            5.00                  | 5.01                        | rounding
            4.995                 | 5.00                        | rounding
            5.00                  | 5.02                        | changed-outside
            5                     | 6                           | changed-outside
            '2026-11-11T10:00:00' | '2026-11-11T18:00:00'       | time-zone
            '2026-11-11T10:00Z'   | '2026-11-11T15:45Z'         | time-zone
            '2026-11-11T10:00Z'   | '2026-11-11T10:07Z'         | changed-outside
            '2026-11-11T10:00Z'   | '2026-11-12T10:00Z'         | changed-outside
            """)
    void what_was_told_and_differs_was_changed_outside_but_for_a_cent_or_a_zone(
            String left, String right, String cause) {
        boolean time = left.contains("T");
        String quote = time ? "\"" : "";
        differ("A", "{\"total\": " + quote + left + quote + "}", "{\"total\": " + quote + right + quote + "}");
        stand.told("A", 1, 1);
        stand.run();
        assertThat(stand.standing()).containsExactly("A differs open " + cause);
    }

    @Test
    void each_key_has_the_cause_that_its_events_say() {
        for (String key : new String[] {"DONE", "WAITS", "DEAD", "UNSURE", "NEVER"}) {
            differ(key, "{\"total\": 5}", "{\"total\": 9}");
        }
        stand.told("DONE", 3, 3);
        stand.told("WAITS", 3, 2);
        stand.told("DEAD", 1, 0);
        letter("DEAD", "dead");
        stand.told("UNSURE", 1, 0);
        letter("UNSURE", "uncertain");
        assertThat(stand.run().path("inFlight").asInt()).isEqualTo(1);
        assertThat(stand.standing())
                .containsExactlyInAnyOrder(
                        "DONE differs open changed-outside",
                        "WAITS differs in-flight in-flight",
                        "DEAD differs open dead-letter",
                        "UNSURE differs open dead-letter",
                        "NEVER differs open never-sent");
    }

    @Test
    void a_run_mends_by_itself_what_it_found_where_that_is_little() {
        mendsTwo();
        differ("A", "{\"total\": 5}", "{\"total\": 9}");
        stand.left.put("B", new ReconcileStand.Kept("{\"total\": 1}", ReconcileStand.SLOT));
        differ("MOVES", "{\"total\": 5}", "{\"total\": 9}");
        stand.told("MOVES", 3, 2);
        assertThat(stand.run().path("found").asInt()).isEqualTo(2);
        assertThat(stand.repaired).hasSize(2);
        assertThat(stand.standing()).containsExactly("MOVES differs in-flight in-flight");
        stand.now = stand.now.plus(Duration.ofDays(1));
        assertThat(stand.run().path("found").asInt()).isZero();
        assertThat(stand.repaired).hasSize(2);
        assertThat(stand.left.get("A")).isEqualTo(stand.right.get("A"));
        assertThat(stand.left.get("MOVES"))
                .as("what is on its way is left alone")
                .isNotEqualTo(stand.right.get("MOVES"));
    }

    @Test
    void a_run_that_finds_more_than_it_may_mend_mends_nothing() {
        mendsTwo();
        for (String key : new String[] {"A", "B", "C"}) {
            differ(key, "{\"total\": 5}", "{\"total\": 9}");
        }
        assertThat(stand.run().path("found").asInt()).isEqualTo(3);
        assertThat(stand.repaired).isEmpty();
        assertThat(stand.standing()).hasSize(3).allMatch(each -> each.contains(" open "));
    }
}
