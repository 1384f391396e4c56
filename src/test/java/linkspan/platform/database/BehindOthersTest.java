package linkspan.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two hubs that start at once write the same rows: the second is not to end because the first one is slow. */
@Tag("database")
class BehindOthersTest {
    private static final String START =
            "insert into system_starts (system, starts_at) values ('oms', current_timestamp) on conflict do nothing";
    private final AtomicInteger attempts = new AtomicInteger();

    /** Counts the connections that are asked for. */
    private DataSource counted(DataSource source) {
        return (DataSource) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {DataSource.class}, (self, method, arguments) -> {
                    attempts.incrementAndGet();
                    return method.invoke(source, arguments);
                });
    }

    @Test
    void a_start_tries_again_until_the_other_one_has_written(@TempDir Path folder) throws Exception {
        assumeThat(TestDatabase.isServer()).as("an embedded hub is alone").isTrue();
        try (Database database = TestDatabase.open(folder);
                Connection other = database.pool(Pool.CONSOLE).getConnection()) {
            Transactions starts = new Transactions(counted(database.pool(Pool.CONSOLE)));
            other.setAutoCommit(false);
            Sql.update(other, START);
            assertThatThrownBy(() -> starts.runBehindOthers(Duration.ZERO, it -> Sql.update(it, START)))
                    .isInstanceOfSatisfying(
                            DatabaseFailed.class,
                            failed -> assertThat(failed.isBehindALock()).isTrue());
            int before = attempts.get();
            CompletableFuture<Integer> second = CompletableFuture.supplyAsync(
                    () -> starts.runBehindOthers(Duration.ofMinutes(2), it -> Sql.update(it, START)));
            Awaitility.await("it has tried again").until(() -> attempts.get() > before + 1);
            other.commit();
            assertThat(second.join()).as("rows that it wrote").isZero();
        }
    }
}
