package linkspan.platform.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import linkspan.platform.file.Recording.Image;
import linkspan.platform.file.Recording.RecordingPath;
import linkspan.platform.file.Recording.Step;
import org.h2.store.fs.FilePath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One file through many lives, each killed at a random write, also during its start: what a life leaves behind must not
 * mislead a later one.
 */
class GenerationsTest {
    private static final int OUTBOX = 20;

    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("linkspan.mv.db");
    }

    private String url() {
        return "jdbc:h2:linkspan:" + RecordingPath.SCHEME + ":" + folder.resolve("linkspan") + FileUrl.OPTIONS;
    }

    /** One life: the file as a kill leaves it, and the last order that was acknowledged before. */
    private long life(Random random, long next) throws SQLException, IOException {
        Image image = new Image(Files.exists(file()) ? Files.readAllBytes(file()) : new byte[0]);
        Recording recording = new Recording();
        RecordingPath.NOW.set(recording);
        try (Connection connection = DriverManager.getConnection(url());
                Statement sql = connection.createStatement()) {
            CommittingChild.tables(sql);
            sql.execute("create table if not exists pings (id int primary key, at bigint)");
            connection.setAutoCommit(false);
            int commits = random.nextInt(random.nextBoolean() ? 3 : 40);
            sql.execute("merge into pings values (1, " + next + ")");
            connection.commit();
            for (int i = 0; i < commits; i++) {
                long id = next + i;
                CommittingChild.commit(connection, 0, id, random.nextInt(1, 12) * 200, id - OUTBOX);
                recording.add(new Step.Acknowledged(id));
            }
        }
        List<Step> steps = recording.steps();
        int killedAt = random.nextInt(steps.size() + 1);
        long acknowledged = next - 1;
        for (Step step : steps.subList(0, killedAt)) {
            if (step instanceof Step.Acknowledged commit) {
                acknowledged = commit.id();
            }
            image.apply(step);
        }
        if (killedAt < steps.size() && steps.get(killedAt) instanceof Step.Written write && random.nextBoolean()) {
            image = image.partly(write, random.nextInt(write.bytes().remaining() + 1));
        }
        Files.write(file(), image.bytes());
        return acknowledged;
    }

    /** The last order; every one before it and the position are there, and nothing of an unfinished one. */
    private long look(boolean aged, String what) throws SQLException, IOException {
        if (aged) {
            AgedFile.age(file(), Duration.ofMinutes(2));
        }
        RecordingPath.NOW.set(new Recording());
        try (Connection connection = DriverManager.getConnection(url());
                Statement sql = connection.createStatement()) {
            CommittingChild.tables(sql);
            try (ResultSet row =
                    sql.executeQuery("select coalesce(max(id), -1), count(*), (select coalesce(max(id), -1)"
                            + " from positions), (select coalesce(max(id), -1) from outbox) from orders")) {
                row.next();
                long last = row.getLong(1);
                assertThat(List.of(row.getLong(2), row.getLong(3), row.getLong(4)))
                        .as(what)
                        .isEqualTo(List.of(last + 1, last, last));
                return last;
            }
        }
    }

    @Test
    void nothing_is_lost_or_halved_in_many_lives() throws SQLException, IOException {
        FilePath.register(new RecordingPath());
        FilePath.register(new NewestFirstPath());
        long seed = Long.getLong("linkspan.test.seed", 1);
        Random random = new Random(seed);
        long next = 0;
        for (int life = 0; life < Integer.getInteger("linkspan.test.lives", 60); life++) {
            long acknowledged = life(random, next);
            long last = look(random.nextBoolean(), "seed " + seed + " life " + life);
            assertThat(last).as("seed " + seed + " life " + life).isGreaterThanOrEqualTo(acknowledged);
            next = last + 1;
        }
    }
}
