package linkspan.lab.bench.rate;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import linkspan.lab.bench.Bench;
import linkspan.lab.bench.figure.BenchResult;
import linkspan.lab.bench.figure.FigureBudget;
import linkspan.lab.bench.load.ApiOrders;
import linkspan.lab.bench.load.Latencies;
import linkspan.lab.bench.load.OpenLoop;
import linkspan.lab.bench.load.Wires;
import linkspan.lab.bench.stage.BenchSettings;
import linkspan.lab.bench.stage.Stage;
import linkspan.lab.bench.stage.WarmUp;
import linkspan.lab.process.HubChild;

/** How long an order takes, at 200 a second: until it is accepted, and until the last of three systems has it. */
public final class Latency implements Bench {
    private static final int PER_SECOND = 200;
    private static final int FLAT_OUT = 8_000;
    private static final Duration WARM_UP = Duration.ofSeconds(52);
    private static final Duration MEASURED = Duration.ofSeconds(25);
    private static final double MOST_ACCEPT_P99_MS = 20;
    private static final double MOST_P50_MS = 20;
    private static final double MOST_P99_MS = 100;

    @Override
    public BenchResult run(BenchSettings settings) throws InterruptedException {
        try (Stage stage = new Stage(settings);
                HubChild hub = stage.hub(stage.threeSystems(), Map.of())) {
            stage.start(hub);
            ApiOrders orders = stage.orders(hub);
            WarmUp.flatOut(stage, hub, orders, stage.threeSystems(), FLAT_OUT);
            // new connections: the hub may have closed the idle ones
            try (Wires wires = new Wires(hub.url(), Wires.SENDERS)) {
                OpenLoop load = new OpenLoop(wires, orders, settings.clock());
                OpenLoop.Result warm = load.run(FLAT_OUT, PER_SECOND, WARM_UP, new AtomicBoolean());
                stage.say("warm; accept p99 was " + warm.accept().percentileMs(99) + " ms");
                int sent = FLAT_OUT + warm.dueMicros().size();
                return result(stage, AtRate.play(stage, hub, load, sent, PER_SECOND, MEASURED));
            }
        }
    }

    private static BenchResult result(Stage stage, AtRate measured) {
        Latencies all = measured.untilEffective();
        return new BenchResult(
                measured.json(),
                List.of(
                        FigureBudget.atMost(
                                "accept p99, ms", measured.load().accept().percentileMs(99), MOST_ACCEPT_P99_MS),
                        FigureBudget.atMost("effective in three systems p50, ms", all.percentileMs(50), MOST_P50_MS),
                        FigureBudget.atMost("effective in three systems p99, ms", all.percentileMs(99), MOST_P99_MS),
                        FigureBudget.atMost("orders refused or missing somewhere", measured.missing(), 0)),
                stage.conditions());
    }
}
