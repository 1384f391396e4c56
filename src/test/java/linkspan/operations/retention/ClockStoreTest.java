package linkspan.operations.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import linkspan.commit.Answer;
import linkspan.commit.CommitFailed;
import linkspan.commit.Committer;
import linkspan.commit.GroupStore;
import linkspan.commit.Pace;
import linkspan.commit.UnitInCommit;
import linkspan.commit.UnitOfWork;
import linkspan.commit.outbox.EventStore;
import linkspan.model.EventDraft;
import linkspan.model.EventType;
import linkspan.model.Json;
import linkspan.platform.database.Database;
import linkspan.platform.database.DatabaseFailed;
import linkspan.platform.database.Pool;
import linkspan.platform.database.TestDatabase;
import linkspan.platform.part.Part;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("database")
class ClockStoreTest {
    private final Database database;

    ClockStoreTest(@TempDir Path folder) {
        database = TestDatabase.open(folder);
    }

    private String written(Duration ahead) {
        Clock clock = Clock.offset(Clock.systemUTC(), ahead);
        ClockStore door = new ClockStore(database.kind(), clock, System::nanoTime);
        EventStore events =
                new EventStore(database.kind(), clock, () -> UUID.randomUUID().toString());
        CompletableFuture<String> told = new CompletableFuture<>();
        UnitOfWork unit = new UnitOfWork();
        unit.add(Part.of(0), new EventDraft(EventType.ORDER_CREATED, Json.read("{\"orderId\": \"" + ahead + "\"}")));
        try (Committer committer = new Committer(
                new GroupStore(database.pool(Pool.INTAKE), List.of(door, this::takeAll, events)),
                Pace.atOnce(1),
                group -> {})) {
            committer.commit(unit.seal(new Answer(200, "", "")), new Committer.Callback() {
                @Override
                public void committed(UnitInCommit it) {
                    told.complete("written");
                }

                @Override
                public void failed(CommitFailed failure) {
                    told.complete(failure.isOfTheUnit() ? "never" : "again");
                }
            });
            return told.join();
        }
    }

    private void takeAll(java.sql.Connection connection, List<UnitInCommit> units) {
        units.forEach(unit -> unit.drafts().forEach(unit::accept));
    }

    @Test
    void events_of_a_clock_far_ahead_are_not_written() {
        try (database) {
            assertThat(written(Duration.ZERO)).isEqualTo("written");
            assertThat(written(Duration.ofDays(-30)))
                    .as("behind: they are old, that is all")
                    .isEqualTo("written");
            assertThat(written(Duration.ofMinutes(50))).isEqualTo("written");
            if (TestDatabase.isServer()) {
                assertThat(written(Duration.ofDays(3_650))).isEqualTo("again");
            }
        }
    }

    @Test
    void nothing_is_thrown_away_by_it() {
        try (database) {
            ClockStore wrong = new ClockStore(
                    database.kind(), Clock.offset(Clock.systemUTC(), Duration.ofDays(40)), System::nanoTime);
            if (TestDatabase.isServer()) {
                assertThatThrownBy(() -> wrong.requireSound(database.transactions(Pool.CONSOLE)))
                        .isInstanceOf(DatabaseFailed.class)
                        .hasMessageContaining("ahead");
            }
        }
    }
}
