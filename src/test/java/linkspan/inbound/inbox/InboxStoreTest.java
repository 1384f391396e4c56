package linkspan.inbound.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import linkspan.commit.Answer;
import linkspan.commit.CommitFailed;
import linkspan.commit.Committer;
import linkspan.commit.GroupStore;
import linkspan.commit.Pace;
import linkspan.commit.SealedUnit;
import linkspan.commit.UnitInCommit;
import linkspan.commit.UnitOfWork;
import linkspan.commit.UnitStore;
import linkspan.inbound.deadletter.ReplayOf;
import linkspan.platform.database.Database;
import linkspan.platform.database.Pool;
import linkspan.platform.database.TestDatabase;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The inbox on a real database: with the commit or not at all. */
@Tag("database")
@Timeout(300)
class InboxStoreTest {
    private final Database database;
    private final InboxStore store;
    private final InboxRepository inbox;

    InboxStoreTest(@TempDir Path folder) {
        database = TestDatabase.open(folder, new SimpleMeterRegistry());
        store = new InboxStore(database.transactions(Pool.INTAKE));
        inbox = new InboxRepository(store);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static Exchange exchange(UnitOfWork unit) {
        Exchange exchange = new DefaultExchange(new DefaultCamelContext());
        exchange.setProperty(UnitOfWork.PROPERTY, unit);
        return exchange;
    }

    private CompletableFuture<UnitInCommit> commit(SealedUnit unit, UnitStore... after) throws Exception {
        CompletableFuture<UnitInCommit> done = new CompletableFuture<>();
        List<UnitStore> stores =
                Stream.concat(Stream.of(store), Arrays.stream(after)).toList();
        try (Committer committer =
                new Committer(new GroupStore(database.pool(Pool.INTAKE), stores), Pace.atOnce(1), written -> {})) {
            committer.commit(unit, new Committer.Callback() {
                @Override
                public void committed(UnitInCommit written) {
                    done.complete(written);
                }

                @Override
                public void failed(CommitFailed failure) {
                    done.completeExceptionally(failure);
                }
            });
        }
        return done;
    }

    private static SealedUnit sealed(UnitOfWork unit) {
        return unit.seal(new Answer(200, "", ""));
    }

    @Test
    void a_key_is_there_after_the_commit_and_not_before() throws Exception {
        UnitOfWork unit = new UnitOfWork();
        assertThat(inbox.add(exchange(unit), "k")).isTrue();
        assertThat(inbox.contains(exchange(new UnitOfWork()), "k")).isFalse();
        assertThat(commit(sealed(unit)).get().open()).isTrue();
        assertThat(inbox.contains(exchange(new UnitOfWork()), "k")).isTrue();
        assertThat(inbox.add(exchange(new UnitOfWork()), "k")).isFalse();
    }

    @Test
    void what_is_rolled_back_leaves_no_key() throws Exception {
        UnitOfWork unit = new UnitOfWork();
        inbox.add(exchange(unit), "k");
        CompletableFuture<UnitInCommit> broken = commit(sealed(unit), (connection, units) -> {
            throw new SQLException("events cannot be written");
        });
        assertThat(broken).isCompletedExceptionally();
        assertThat(inbox.add(exchange(new UnitOfWork()), "k")).isTrue();
    }

    @Test
    void of_two_that_looked_at_the_same_time_the_second_is_dropped() throws Exception {
        UnitOfWork one = new UnitOfWork();
        UnitOfWork two = new UnitOfWork();
        assertThat(inbox.add(exchange(one), "k")).isTrue();
        assertThat(inbox.add(exchange(two), "k")).isTrue();
        assertThat(commit(sealed(one)).get().open()).isTrue();
        assertThat(commit(sealed(two)).get().open()).isFalse();
    }

    @Test
    void a_unit_of_which_a_part_is_known_is_not_written() throws Exception {
        UnitOfWork one = new UnitOfWork();
        inbox.add(exchange(one), "b");
        UnitOfWork both = new UnitOfWork();
        inbox.add(exchange(both), "a");
        inbox.add(exchange(both), "b");
        commit(sealed(one)).get();
        assertThat(commit(sealed(both))).isCompletedExceptionally();
        assertThat(store.contains("-", "a")).isFalse();
    }

    @Test
    void a_replay_passes_and_what_failed_is_forgotten() throws Exception {
        commit(SealedUnit.of(new InboxEntries("-", Set.of("k")))).get();
        UnitOfWork replay = new UnitOfWork();
        replay.attach(new ReplayOf("m"));
        assertThat(inbox.add(exchange(replay), "k")).isTrue();

        UnitOfWork unit = new UnitOfWork();
        inbox.add(exchange(unit), "x");
        inbox.remove(exchange(unit), "x");
        commit(sealed(unit)).get();
        assertThat(store.contains("-", "x")).isFalse();
        assertThat(inbox.remove(exchange(unit), "x")).as("after the end").isFalse();
    }

    @Test
    void without_a_unit_it_is_written_at_once() {
        Exchange file = new DefaultExchange(new DefaultCamelContext());
        assertThat(inbox.add(file, "f")).isTrue();
        assertThat(inbox.add(file, "f")).isFalse();
        assertThat(inbox.remove(file, "f")).isTrue();
        assertThat(inbox.add(file, "f")).isTrue();
        assertThatThrownBy(inbox::clear).isInstanceOf(UnsupportedOperationException.class);
    }
}
