package linkspan.lab.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import linkspan.lab.bench.figure.BenchResult;
import linkspan.lab.bench.figure.Cpu;
import linkspan.lab.bench.figure.EffectTimes;
import linkspan.lab.bench.figure.FigureBudget;
import linkspan.lab.bench.figure.Rounded;
import linkspan.lab.bench.load.ApiOrders;
import linkspan.lab.bench.load.Latencies;
import linkspan.lab.bench.load.OpenLoop;
import linkspan.lab.bench.load.Wires;
import linkspan.lab.bench.stage.BenchSettings;
import linkspan.lab.bench.stage.Stage;
import linkspan.lab.process.HubChild;

/** How long an order takes, at 200 a second: until it is accepted, and until the last of three systems has it. */
public final class Latency implements Bench {
    private static final int PER_SECOND = 200;
    private static final int FLAT_OUT = 8_000;
    private static final Duration WARM_UP = Duration.ofSeconds(52);
    private static final Duration MEASURED = Duration.ofSeconds(25);
    private static final Duration LONGEST = Duration.ofSeconds(40);
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
            try (Wires wires = new Wires(hub.url(), Accept.CONNECTIONS)) {
                OpenLoop load = new OpenLoop(wires, orders, settings.clock());
                OpenLoop.Result warm = load.run(FLAT_OUT, PER_SECOND, WARM_UP, new AtomicBoolean());
                stage.say("warm; accept p99 was " + warm.accept().percentileMs(99) + " ms");
                int sent = FLAT_OUT + warm.dueMicros().size();
                List<Cpu> cpu = Cpu.of(stage.pids(hub));
                OpenLoop.Result result = load.run(sent, PER_SECOND, MEASURED, new AtomicBoolean());
                stage.awaitDistinct(
                        stage.threeSystems(), sent + result.dueMicros().size(), LONGEST);
                return result(
                        stage,
                        result,
                        Cpu.secondsPer1000(cpu, result.dueMicros().size()));
            }
        }
    }

    private static BenchResult result(Stage stage, OpenLoop.Result result, ObjectNode cpuSeconds) {
        Map<String, EffectTimes> effects = new TreeMap<>();
        for (String system : stage.threeSystems()) {
            effects.put(system, EffectTimes.read(stage.sandbox().ledgers().times(system)));
        }
        ObjectNode bySystem = JsonNodeFactory.instance.objectNode();
        effects.forEach((system, times) -> {
            Latencies own = until(result.dueMicros(), List.of(times));
            bySystem.putObject(system).put("p50Ms", own.percentileMs(50)).put("p99Ms", own.percentileMs(99));
        });
        Latencies all = until(result.dueMicros(), List.copyOf(effects.values()));
        long missing = result.dueMicros().size() - all.count() + result.refused();
        double acceptP99 = result.accept().percentileMs(99);
        ObjectNode figures = JsonNodeFactory.instance
                .objectNode()
                .put("acceptP99Ms", acceptP99)
                .put("p50Ms", all.percentileMs(50))
                .put("p99Ms", all.percentileMs(99))
                .put("acceptP50Ms", result.accept().percentileMs(50))
                .put("maxMs", all.maxMs())
                .put("perSecond", PER_SECOND)
                .put("orders", result.dueMicros().size())
                .put("missing", missing);
        figures.put("cpuSecondsPer1000", Rounded.two(Cpu.sum(cpuSeconds)));
        figures.set("cpuSecondsPer1000Of", cpuSeconds);
        figures.set("systems", bySystem);
        return new BenchResult(
                figures,
                List.of(
                        FigureBudget.atMost("accept p99, ms", acceptP99, MOST_ACCEPT_P99_MS),
                        FigureBudget.atMost("effective in three systems p50, ms", all.percentileMs(50), MOST_P50_MS),
                        FigureBudget.atMost("effective in three systems p99, ms", all.percentileMs(99), MOST_P99_MS),
                        FigureBudget.atMost("orders refused or missing somewhere", missing, 0)),
                stage.conditions());
    }

    /** From the moment that an order was due until the last of the systems had it; without those that one has not. */
    static Latencies until(Map<String, Long> dueMicros, List<EffectTimes> systems) {
        Latencies latencies = new Latencies();
        dueMicros.forEach((order, due) -> {
            long last = 0;
            for (EffectTimes times : systems) {
                OptionalLong at = times.of(order);
                if (at.isEmpty()) {
                    return;
                }
                last = Math.max(last, at.getAsLong());
            }
            latencies.addMicros(last - due);
        });
        return latencies;
    }
}
