package linkspan.platform.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import linkspan.platform.system.ConfigurationError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskRoomTest {
    private static final long MIB = 1 << 20;
    private final AtomicLong free = new AtomicLong(10_000 * MIB);

    @TempDir
    Path folder;

    private DiskRoom room() {
        return new DiskRoom(free::get, 8 * MIB, ballast());
    }

    private Path ballast() {
        return folder.resolve("disk-reserve");
    }

    @Test
    void nothing_new_below_the_reserve_and_again_well_above_it() {
        DiskRoom room = room();
        assertThat(room.isLow()).isFalse();

        free.set(8 * MIB - 1);
        await().until(room::isLow);
        assertThat(room.reason()).contains("7 MiB are free", "8 MiB (LINKSPAN_DISK_RESERVE)", "until 10 MiB");

        free.set(9 * MIB);
        await().during(Duration.ofMillis(300)).until(room::isLow);
        free.set(10 * MIB);
        await().until(() -> !room.isLow());
    }

    @Test
    void what_others_cannot_take_is_given_up_in_need_and_made_again() throws IOException {
        DiskRoom room = room();
        assertThat(Files.size(ballast())).isEqualTo(2 * MIB);

        free.set(MIB - 1);
        await().until(() -> room.isLow() && !Files.exists(ballast()));
        free.set(17 * MIB);
        await().until(() -> !room.isLow() && Files.exists(ballast()));
    }

    @Test
    void a_commit_waits_while_the_disk_is_full_and_goes_on_when_there_is_room() throws Exception {
        ExecutorService other = Executors.newSingleThreadExecutor();
        try (DiskRoom room = room();
                Connection connection = DriverManager.getConnection(FileUrl.of(folder, room));
                Statement sql = connection.createStatement()) {
            CommittingChild.tables(sql);
            connection.setAutoCommit(false);
            free.set(2 * MIB - 1);
            await().until(room::isLow);

            Future<Integer> committing = other.submit(() -> commits(connection, 500));
            await().during(Duration.ofMillis(500)).until(() -> !committing.isDone());
            free.set(10_000 * MIB);

            assertThat(committing.get()).isEqualTo(500);
        } finally {
            other.shutdownNow();
        }
    }

    @Test
    void an_orderly_end_does_not_wait_for_room() throws Exception {
        ExecutorService other = Executors.newSingleThreadExecutor();
        DiskRoom room = room();
        try (Connection connection = DriverManager.getConnection(FileUrl.of(folder, room));
                Statement sql = connection.createStatement()) {
            CommittingChild.tables(sql);
            connection.setAutoCommit(false);
            free.set(0);
            await().until(room::isLow);
            Future<Integer> committing = other.submit(() -> commits(connection, 50));

            room.close();

            assertThat(committing.get()).isEqualTo(50);
        } finally {
            other.shutdownNow();
        }
    }

    private static int commits(Connection connection, int count) throws SQLException {
        for (int id = 0; id < count; id++) {
            CommittingChild.commit(connection, 0, id, 2_000, id - 20);
        }
        return count;
    }

    @Test
    void nonsense_is_refused_by_name() {
        assertThatThrownBy(() -> DiskRoom.of(Map.of("LINKSPAN_DISK_RESERVE", "lots"), folder))
                .isInstanceOf(ConfigurationError.class)
                .hasMessageContaining("LINKSPAN_DISK_RESERVE");
    }
}
