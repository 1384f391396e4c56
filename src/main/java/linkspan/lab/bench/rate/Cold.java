package linkspan.lab.bench.rate;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import linkspan.lab.bench.Bench;
import linkspan.lab.bench.figure.BenchResult;
import linkspan.lab.bench.figure.FigureBudget;
import linkspan.lab.bench.figure.Rounded;
import linkspan.lab.bench.load.ApiOrders;
import linkspan.lab.bench.load.ClosedLoop;
import linkspan.lab.bench.load.OpenLoop;
import linkspan.lab.bench.load.Wires;
import linkspan.lab.bench.stage.BenchSettings;
import linkspan.lab.bench.stage.Stage;
import linkspan.lab.process.HubChild;

/**
 * What a hub that has just been started does to those who send: the time from its start to its first order, then 200 orders a second
 * for ten seconds. Its tables and its client are there from a life before.
 */
public final class Cold implements Bench {
    private static final int PER_SECOND = 200;
    private static final Duration FIRST = Duration.ofSeconds(10);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(30);
    private static final double MOST_START_S = 4;
    private static final double MOST_P50_MS = 50;
    private static final double MOST_P99_MS = 300;

    @Override
    public BenchResult run(BenchSettings settings) throws InterruptedException {
        try (Stage stage = new Stage(settings);
                HubChild hub = stage.hub(stage.threeSystems(), Map.of())) {
            stage.start(hub);
            ApiOrders orders = stage.orders(hub);
            if (!hub.terminate(LONGEST_STOP)) {
                throw new IllegalStateException("the hub has not stopped after " + LONGEST_STOP.toSeconds() + " s");
            }
            long begun = System.nanoTime();
            Duration ready = stage.start(hub);
            try (Wires wires = new Wires(hub.url(), Wires.SENDERS)) {
                new ClosedLoop(wires, orders).send(0, 1).requireAllAccepted();
                double start = Rounded.two((System.nanoTime() - begun) / 1e9);
                stage.say("ready after " + ready.toMillis() + " ms, first order after " + start + " s");
                OpenLoop load = new OpenLoop(wires, orders, settings.clock());
                return result(stage, start, ready, load.run(1, PER_SECOND, FIRST, new AtomicBoolean()));
            }
        }
    }

    private static BenchResult result(Stage stage, double start, Duration ready, OpenLoop.Result load) {
        double p50 = load.accept().percentileMs(50);
        double p99 = load.accept().percentileMs(99);
        return new BenchResult(
                JsonNodeFactory.instance
                        .objectNode()
                        .put("startToFirstOrderS", start)
                        .put("readyMs", ready.toMillis())
                        .put("orders", load.accept().count())
                        .put("refused", load.refused())
                        .put("acceptP50Ms", p50)
                        .put("acceptP99Ms", p99)
                        .put("perSecond", PER_SECOND),
                List.of(
                        FigureBudget.atMost("start to first order, s", start, MOST_START_S),
                        FigureBudget.atMost("refused in the first 10 s", load.refused(), 0),
                        FigureBudget.atMost("accept p50 in the first 10 s, ms", p50, MOST_P50_MS),
                        FigureBudget.atMost("accept p99 in the first 10 s, ms", p99, MOST_P99_MS)),
                stage.conditions());
    }
}
