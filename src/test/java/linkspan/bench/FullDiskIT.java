package linkspan.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import linkspan.bench.load.ApiOrders;
import linkspan.bench.load.ClosedLoop;
import linkspan.bench.load.Wires;
import linkspan.bench.stage.BenchSettings;
import linkspan.bench.stage.Stage;
import linkspan.child.HubChild;
import linkspan.child.setting.DatabaseKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hub, its database and its broker on a real file system of 240 MiB that becomes full, and empty again. */
class FullDiskIT {
    private static final int MIB = 1 << 20;
    private static final Duration LONGEST = Duration.ofSeconds(60);

    @TempDir
    Path data;

    @BeforeEach
    void a_small_disk() throws IOException, InterruptedException {
        Files.createDirectories(disk());
        assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=240m", "tmpfs", disk().toString()), "needs root on Linux");
    }

    @AfterEach
    void unmount() throws IOException, InterruptedException {
        run("umount", "-l", disk().toString());
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        try {
            return new ProcessBuilder(command).inheritIO().start().waitFor() == 0;
        } catch (IOException notThere) {
            return false;
        }
    }

    private Path disk() {
        return data.resolve("hub");
    }

    private Path filler() {
        return disk().resolve("filler");
    }

    /** Others write until so many bytes are left. */
    private void fill(long left) throws IOException {
        try (OutputStream out = Files.newOutputStream(filler())) {
            while (Files.getFileStore(disk()).getUsableSpace() > left) {
                out.write(new byte[MIB / 4]);
            }
        } catch (IOException full) {
            assertThat(left).as("%s", full).isZero();
        }
    }

    private static ClosedLoop.Result send(HubChild hub, ApiOrders orders, int first, int count)
            throws InterruptedException {
        try (Wires wires = new Wires(hub.url(), 8)) {
            return new ClosedLoop(wires, orders).send(first, count);
        }
    }

    @Test
    void it_refuses_in_time_stays_up_and_goes_on_when_there_is_room() throws Exception {
        BenchSettings settings = new BenchSettings(
                Path.of("").toAbsolutePath(), data, DatabaseKind.H2, 1, line -> {}, Clock.systemUTC());
        try (Stage stage = new Stage(settings);
                HubChild hub = stage.hub(stage.threeSystems(), Map.of("LINKSPAN_DISK_RESERVE", "32"))) {
            stage.start(hub);
            ApiOrders orders = stage.orders(hub);
            send(hub, orders, 0, 100).requireAllAccepted();

            fill(20L * MIB);
            await().atMost(LONGEST).until(() -> hub.readiness().equals(OptionalInt.of(503)));
            assertThat(send(hub, orders, 100, 20).refused()).as("below the reserve").isEqualTo(20);
            assertThat(stage.awaitDistinct(stage.threeSystems(), 100, LONGEST)).isTrue();

            Files.delete(filler());
            fill(0);
            await().atMost(LONGEST).until(() -> Files.notExists(disk().resolve("disk-reserve")));
            fill(0);
            assertThat(send(hub, orders, 120, 20).refused()).as("full").isEqualTo(20);
            await().during(Duration.ofSeconds(5)).atMost(LONGEST).until(() -> isUp(hub));

            Files.delete(filler());
            await().atMost(LONGEST).until(() -> hub.readiness().equals(OptionalInt.of(200)));
            send(hub, orders, 140, 50).requireAllAccepted();
            assertThat(stage.awaitDistinct(stage.threeSystems(), 150, LONGEST)).isTrue();
            for (String system : List.copyOf(stage.threeSystems())) {
                assertThat(stage.distinct(system)).as(system).isEqualTo(150);
            }
        }
    }

    private static boolean isUp(HubChild hub) {
        hub.requireAlive();
        return true;
    }
}
