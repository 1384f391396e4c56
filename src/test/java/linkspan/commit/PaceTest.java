package linkspan.commit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import linkspan.platform.database.Pool;
import linkspan.platform.database.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class PaceTest {
    private final List<Integer> groups = new CopyOnWriteArrayList<>();

    @TempDir
    private Path folder;

    /** Hands in so many units, one after the other; the size of each commit. */
    private List<Integer> committed(Pace pace, int units) throws InterruptedException {
        CountDownLatch done = new CountDownLatch(units);
        Committer.Callback callback = new Committer.Callback() {
            @Override
            public void committed(UnitInCommit unit) {
                done.countDown();
            }

            @Override
            public void failed(CommitFailed failure) {}
        };
        try (var database = TestDatabase.open(folder);
                var committer = new Committer(
                        new GroupStore(
                                database.pool(Pool.DELIVERY), List.of((connection, group) -> groups.add(group.size()))),
                        pace,
                        written -> {})) {
            for (int i = 0; i < units; i++) {
                committer.commit(SealedUnit.of("unit " + i), callback);
            }
            assertThat(done.await(60, TimeUnit.SECONDS)).isTrue();
        }
        return new ArrayList<>(groups);
    }

    @Test
    void what_comes_while_a_unit_waits_for_others_is_one_commit() throws InterruptedException {
        assertThat(committed(new Pace(1, Duration.ofSeconds(1)), 3)).containsExactly(3);
    }

    @Test
    @Timeout(300)
    void so_many_that_they_are_a_group_wait_for_nobody() {
        new Pace(1, Duration.ofDays(1)).gather(64);
    }

    @Test
    @Timeout(300)
    void a_senders_unit_waits_for_nobody() throws InterruptedException {
        Pace.atOnce(1).gather(0);

        assertThat(committed(Pace.atOnce(1), 1)).containsExactly(1);
    }
}
