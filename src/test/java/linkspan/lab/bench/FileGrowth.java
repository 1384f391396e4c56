package linkspan.lab.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import linkspan.lab.bench.load.ApiOrders;
import linkspan.lab.bench.load.OpenLoop;
import linkspan.lab.bench.load.Wires;
import linkspan.lab.bench.stage.BenchSettings;
import linkspan.lab.bench.stage.Stage;
import linkspan.lab.process.HubChild;
import linkspan.lab.process.setting.DatabaseKind;

/**
 * How the embedded database's file grows: {@code java -cp … linkspan.lab.bench.FileGrowth FOLDER MINUTES ORDERS_PER_SECOND}.
 * Prints after each minute the size of the file, what the hub wrote in all (Linux's {@code write_bytes}) and its
 * processor time.
 */
public final class FileGrowth {
    private FileGrowth() {}

    public static void main(String[] arguments) throws InterruptedException, IOException {
        Path data = Files.createDirectories(Path.of(arguments[0]));
        int rate = Integer.parseInt(arguments[2]);
        BenchSettings settings = new BenchSettings(
                Path.of(".").toAbsolutePath().normalize(),
                data,
                DatabaseKind.H2,
                1,
                null,
                System.out::println,
                Clock.systemUTC());
        try (Stage stage = new Stage(settings);
                HubChild hub = stage.hub(stage.threeSystems(), Map.of())) {
            hub.start();
            while (hub.readiness().orElse(0) != 200) {
                hub.requireAlive();
                Thread.sleep(500);
            }
            ApiOrders orders = stage.orders(hub);
            int sent = 0;
            long refused = 0;
            for (int minute = 1; minute <= Integer.parseInt(arguments[1]); minute++) {
                try (Wires wires = new Wires(hub.url(), Wires.SENDERS)) {
                    OpenLoop.Result result = new OpenLoop(wires, orders, settings.clock())
                            .run(sent, rate, Duration.ofMinutes(1), new AtomicBoolean());
                    sent += result.dueMicros().size();
                    refused += result.refused();
                    System.out.printf(
                            "minute %d: %d orders, %d refused, accept p50 %s p99 %s ms, file %d KiB, %s, cpu %s%n",
                            minute,
                            sent,
                            refused,
                            result.accept().percentileMs(50),
                            result.accept().percentileMs(99),
                            Files.size(data.resolve("hub/linkspan.mv.db")) / 1024,
                            written(hub.pid()),
                            ProcessHandle.of(hub.pid()).orElseThrow().info().totalCpuDuration());
                }
            }
        }
    }

    private static String written(long pid) throws IOException {
        return String.join(
                " ",
                Files.readAllLines(Path.of("/proc/" + pid + "/io")).stream()
                        .filter(line -> line.startsWith("wchar") || line.startsWith("write_bytes"))
                        .toList());
    }
}
