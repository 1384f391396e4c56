package linkspan.platform.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.LongBuffer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import linkspan.platform.database.OneWriter;
import linkspan.platform.file.Recording.Image;
import linkspan.platform.file.Recording.RecordingPath;
import linkspan.platform.file.Recording.Step;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.RootReference;
import org.h2.store.fs.FilePath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * H2 collects its tables one after the other when it writes a chunk. Here another connection goes on in the middle of
 * that, and the process is killed right after the chunk.
 */
class TornCommitTest {
    private static final long LONG_ENOUGH_MS = 300;

    @TempDir
    Path folder;

    /** Between the tables that were made before and those that were made after: where H2 stands when it asks for its root. */
    private static final class Between extends MVMap<Integer, Integer> {
        private final AtomicReference<Runnable> meanwhile;

        Between(Map<String, Object> config, BetweenBuilder builder) {
            super(config, builder.getKeyType(), builder.getValueType());
            this.meanwhile = builder.meanwhile;
        }

        @Override
        public RootReference<Integer, Integer> flushAndGetRoot() {
            Runnable now = collects() ? meanwhile.getAndSet(() -> {}) : () -> {};
            now.run();
            return super.flushAndGetRoot();
        }

        private static boolean collects() {
            return StackWalker.getInstance()
                    .walk(frames ->
                            frames.anyMatch(frame -> frame.getMethodName().equals("collectChangedMapRoots")));
        }
    }

    private static final class BetweenBuilder extends MVMap.BasicBuilder<Between, Integer, Integer> {
        private final AtomicReference<Runnable> meanwhile = new AtomicReference<>(() -> {});

        @Override
        protected Between create(Map<String, Object> config) {
            return new Between(config, this);
        }
    }

    /** What another connection does meanwhile. */
    @FunctionalInterface
    private interface Meanwhile {
        void with(Connection connection, CountDownLatch written) throws SQLException, InterruptedException;
    }

    /** What is there after a kill behind the chunk that was written while {@code meanwhile} ran. */
    private Survived killed(UnaryOperator<Connection> guard, Meanwhile meanwhile) throws Exception {
        FilePath.register(new RecordingPath());
        FilePath.register(new NewestFirstPath());
        Recording recording = new Recording();
        RecordingPath.NOW.set(recording);
        String url = "jdbc:h2:linkspan:" + RecordingPath.SCHEME + ":" + folder.resolve("linkspan") + FileUrl.OPTIONS;
        try (Connection first = guard.apply(DriverManager.getConnection(url));
                Connection second = guard.apply(DriverManager.getConnection(url));
                Connection plain = DriverManager.getConnection(url)) {
            BetweenBuilder between = tables(plain);
            first.setAutoCommit(false);
            second.setAutoCommit(false);
            CommittingChild.commit(first, 0, 0, 200, -1);
            AtomicInteger chunk = new AtomicInteger();
            CountDownLatch written = new CountDownLatch(1);
            Thread other = new Thread(() -> run(meanwhile, second, written));
            between.meanwhile.set(() -> {
                chunk.set(recording.steps().size());
                other.start();
                join(other);
            });
            CommittingChild.commit(first, 0, 2, 200, -1);
            written.countDown();
            other.join();
            assertThat(chunk.get()).isPositive();
            return look(after(recording.steps(), chunk.get()));
        }
    }

    /** Undo logs, outbox and positions are collected before orders, since they are older. */
    private static BetweenBuilder tables(Connection plain) throws SQLException {
        BetweenBuilder between = new BetweenBuilder();
        try (Statement sql = plain.createStatement()) {
            sql.execute("create table outbox (id bigint primary key, body varchar)");
            sql.execute("create table positions (thread int primary key, id bigint)");
            undoLogs(plain);
            SessionLocal session = (SessionLocal) ((JdbcConnection) plain).getSession();
            session.getDatabase().getStore().getMvStore().openMap("between", between);
            sql.execute("create table orders (id bigint primary key)");
        }
        return between;
    }

    private static void undoLogs(Connection plain) throws SQLException {
        try (Connection one = DriverManager.getConnection(plain.getMetaData().getURL() + FileUrl.OPTIONS);
                Connection two = DriverManager.getConnection(plain.getMetaData().getURL() + FileUrl.OPTIONS)) {
            one.setAutoCommit(false);
            two.setAutoCommit(false);
            one.createStatement().execute("insert into positions values (7, 0)");
            two.createStatement().execute("insert into positions values (8, 0)");
            one.rollback();
            two.rollback();
        }
    }

    private static void run(Meanwhile meanwhile, Connection connection, CountDownLatch written) {
        try {
            meanwhile.with(connection, written);
        } catch (SQLException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join(LONG_ENOUGH_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The file up to the head that names the chunk. */
    private static Image after(List<Step> steps, int chunk) {
        Image image = new Image(new byte[0]);
        for (int i = 0; i < steps.size(); i++) {
            image.apply(steps.get(i));
            if (i >= chunk && steps.get(i) instanceof Step.Written write && write.position() == 0) {
                break;
            }
        }
        return image;
    }

    private static Survived look(Image image) throws SQLException, IOException {
        FilePath copy = FilePath.get("memFS:/torn.mv.db");
        try (OutputStream out = copy.newOutputStream(false)) {
            out.write(image.bytes());
        }
        try {
            LongBuffer acknowledged = LongBuffer.wrap(new long[] {0});
            return KilledStore.look("jdbc:h2:memFS:/torn" + FileUrl.OPTIONS, acknowledged, 2);
        } finally {
            copy.delete();
        }
    }

    private static void insert(Connection connection, CountDownLatch written)
            throws SQLException, InterruptedException {
        try (PreparedStatement sql = connection.prepareStatement("insert into orders values (1)")) {
            sql.execute();
        }
        written.await();
        connection.rollback();
    }

    private static void commit(Connection connection, CountDownLatch written) throws SQLException {
        CommittingChild.commit(connection, 1, 1, 200, -1);
    }

    @Test
    void a_commit_beside_the_chunk_of_another_is_there_whole_or_not_at_all() throws Exception {
        Survived survived = killed(new OneWriter()::of, TornCommitTest::commit);

        assertThat(survived.torn() + survived.hidden() + survived.lost()).isZero();
    }

    @Test
    void a_row_that_was_never_committed_is_met_by_nobody() throws Exception {
        Survived survived = killed(new OneWriter()::of, TornCommitTest::insert);

        assertThat(survived.torn() + survived.hidden() + survived.lost()).isZero();
    }

    @Test
    void without_turns_a_commit_is_torn_or_these_tests_see_nothing() throws Exception {
        assertThat(killed(UnaryOperator.identity(), TornCommitTest::commit).torn())
                .isEqualTo(1);
    }

    @Test
    void without_turns_a_row_is_left_that_only_one_transaction_sees() throws Exception {
        assertThat(killed(UnaryOperator.identity(), TornCommitTest::insert).hidden())
                .isEqualTo(1);
    }
}
