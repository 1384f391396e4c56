package linkspan.lab.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
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
 * What a hub still does when more comes than it can do: first what it does with all its places taken, then so many times that,
 * sent whatever it answers. What is measured is an overload that lasts: its first seconds could be a burst, and are told beside.
 *
 * @param times what it can do, 2 to 10
 */
public record Overload(int times) implements Bench {
    /** Each has one request under way: above the places of the hub, so that nothing is idle. */
    private static final int ALL_PLACES = 160;
    /** Enough for those in work, those who wait and those who are told; of one address the hub takes a thousand. */
    private static final int MANY = 800;

    private static final int WARM_UP_S = 20;
    private static final int CAPACITY_S = 6;
    /** So long a queue may be a burst's. */
    private static final Duration ONSET = Duration.ofSeconds(6);

    private static final Duration LASTING = Duration.ofSeconds(10);
    private static final double LEAST_GOODPUT = 0.8;
    private static final double MOST_REFUSED_MS = 100;

    public Overload {
        if (times < 2 || times > 10) {
            throw new IllegalArgumentException("--overload must be 2 to 10, is " + times);
        }
    }

    @Override
    public BenchResult run(BenchSettings settings) throws InterruptedException {
        try (Stage stage = new Stage(settings);
                HubChild hub = stage.hub(List.of(), Map.of())) {
            stage.start(hub);
            ApiOrders orders = stage.orders(hub);
            int sent;
            double capacity;
            try (Wires wires = new Wires(hub.url(), ALL_PLACES)) {
                ClosedLoop load = new ClosedLoop(wires, orders);
                int warm = (int) load.sendFor(0, WARM_UP_S).latencies().count();
                ClosedLoop.Result full = load.sendFor(warm, CAPACITY_S).requireAllAccepted();
                sent = warm + (int) full.latencies().count();
                capacity = full.perSecond();
                stage.say("it can do " + Math.round(capacity) + "/s");
            }
            try (Wires wires = new Wires(hub.url(), MANY)) {
                OpenLoop load = new OpenLoop(wires, orders, settings.clock());
                int perSecond = (int) Math.round(capacity * times);
                OpenLoop.Result onset = load.run(sent, perSecond, ONSET, new AtomicBoolean());
                int next = sent + (int) onset.accept().count();
                long begun = System.nanoTime();
                OpenLoop.Result result = load.run(next, perSecond, LASTING, new AtomicBoolean());
                double seconds = (System.nanoTime() - begun) / 1e9;
                return result(stage, capacity, perSecond, onset, result, seconds);
            }
        }
    }

    private BenchResult result(
            Stage stage,
            double capacity,
            int perSecond,
            OpenLoop.Result onset,
            OpenLoop.Result result,
            double seconds) {
        double goodput = result.dueMicros().size() / seconds;
        double refusedP99 = result.refusals().percentileMs(99);
        return new BenchResult(
                JsonNodeFactory.instance
                        .objectNode()
                        .put("capacityPerSecond", Math.round(capacity))
                        .put("sentPerSecond", perSecond)
                        .put("acceptedPerSecond", Math.round(goodput))
                        .put("goodput", Rounded.two(goodput / capacity))
                        .put("refused", result.refusals().count())
                        .put("refusedP50Ms", result.refusals().percentileMs(50))
                        .put("refusedP99Ms", refusedP99)
                        .put("onsetRefusedP99Ms", onset.refusals().percentileMs(99))
                        .put("failed", result.failed())
                        .put("seconds", Rounded.two(seconds)),
                List.of(
                        FigureBudget.atLeast("of what it can do", Rounded.two(goodput / capacity), LEAST_GOODPUT),
                        FigureBudget.atMost("refused p99, ms", refusedP99, MOST_REFUSED_MS),
                        FigureBudget.atMost("neither accepted nor refused", result.failed(), 0)),
                stage.conditions());
    }
}
