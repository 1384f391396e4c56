package linkspan.commit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import linkspan.platform.database.Database;
import linkspan.platform.database.Pool;
import linkspan.platform.database.Sql;
import linkspan.platform.database.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One unit in a group that cannot be written: the others are, and the one is told whether to come again. */
@Tag("database")
class CommitterTest {
    private record Note(String key) {}

    private final AtomicInteger transactions = new AtomicInteger();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch gate = new CountDownLatch(1);
    private final Map<String, String> told = new HashMap<>();
    private Trouble trouble = notes -> {};
    private Database database;
    private Committer committer;

    private interface Trouble {
        void with(List<String> notes) throws SQLException;
    }

    @BeforeEach
    void open(@TempDir Path folder) {
        database = TestDatabase.open(folder);
        GroupStore store = new GroupStore(database.pool(Pool.INTAKE), List.of(this::write));
        committer = new Committer(store, Pace.atOnce(1), written -> {});
    }

    @AfterEach
    void close() {
        gate.countDown();
        committer.close();
        database.close();
    }

    private void write(Connection connection, List<UnitInCommit> units) throws SQLException {
        List<String> notes = units.stream()
                .map(unit -> Objects.requireNonNull(unit.part(Note.class)).key)
                .toList();
        if (notes.contains("first")) {
            begun.countDown();
            try {
                gate.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return;
        }
        transactions.incrementAndGet();
        trouble.with(notes);
        for (String note : notes) {
            Sql.update(connection, "insert into inbox (route, message_key) values ('r', ?)", note);
        }
    }

    /** All in one group: they queue up behind the first. */
    private void commitTogether(String... notes) throws Exception {
        List<CompletableFuture<String>> ends = new ArrayList<>();
        commit("first");
        begun.await();
        for (String note : notes) {
            ends.add(commit(note));
        }
        gate.countDown();
        for (int i = 0; i < notes.length; i++) {
            told.put(notes[i], ends.get(i).get(2, TimeUnit.MINUTES));
        }
    }

    private CompletableFuture<String> commit(String note) {
        CompletableFuture<String> end = new CompletableFuture<>();
        committer.commit(SealedUnit.of(new Note(note)), Duration.ofSeconds(20), new Committer.Callback() {
            @Override
            public void committed(UnitInCommit unit) {
                end.complete("written");
            }

            @Override
            public void failed(CommitFailed failure) {
                end.complete(failure.isOfTheUnit() ? "never" : "again");
            }
        });
        return end;
    }

    private List<String> there() {
        return database.transactions(Pool.INTAKE)
                .run(connection ->
                        Sql.list(connection, "select message_key from inbox order by 1", row -> row.getString(1)));
    }

    private static String[] notes(int count) {
        String[] all = new String[count];
        for (int i = 0; i < count; i++) {
            all[i] = "n%03d".formatted(i);
        }
        return all;
    }

    @Test
    void a_value_that_no_column_takes_fails_its_own_unit_for_good() throws Exception {
        String[] all = notes(200);
        all[77] = "n\u0000";
        all[133] = "x".repeat(301);
        commitTogether(all);
        assertThat(told).containsEntry("n\u0000", "never").containsEntry("x".repeat(301), "never");
        assertThat(there()).hasSize(198).contains("n000", "n199");
        assertThat(transactions).as("in halves, not one by one").hasValueLessThan(40);
    }

    @Test
    void a_store_that_breaks_on_a_unit_breaks_on_it_for_good() throws Exception {
        trouble = notes -> {
            if (notes.contains("n001")) {
                throw new IllegalStateException("a bug");
            }
        };
        commitTogether(notes(3));
        assertThat(told).containsEntry("n001", "never").containsEntry("n000", "written");
        assertThat(there()).containsExactly("n000", "n002");
    }

    @Test
    void a_deadlock_is_tried_again_at_once() throws Exception {
        trouble = notes -> {
            if (transactions.get() < 3) {
                throw new SQLException("deadlock", "40P01");
            }
        };
        commitTogether(notes(10));
        assertThat(told).doesNotContainValue("again").doesNotContainValue("never");
        assertThat(transactions).hasValue(3);
    }

    @Test
    void a_database_that_is_away_fails_the_group_once() throws Exception {
        trouble = notes -> {
            throw new SQLException("terminating connection", "57P01");
        };
        commitTogether(notes(50));
        assertThat(told).hasSize(50).doesNotContainValue("written").doesNotContainValue("never");
        assertThat(transactions).hasValue(1);
    }
}
