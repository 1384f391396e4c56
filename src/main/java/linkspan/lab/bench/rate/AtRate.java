package linkspan.lab.bench.rate;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import linkspan.lab.bench.figure.Cpu;
import linkspan.lab.bench.figure.EffectTimes;
import linkspan.lab.bench.figure.Rounded;
import linkspan.lab.bench.load.Latencies;
import linkspan.lab.bench.load.OpenLoop;
import linkspan.lab.bench.stage.Stage;
import linkspan.lab.process.HubChild;

/**
 * A stretch at a steady rate: what its senders waited, how long its orders took to the systems, what it cost.
 *
 * @param cpuSeconds for 1,000 orders, by process, until the last effect
 * @param effects by system, of all orders so far
 */
record AtRate(int perSecond, OpenLoop.Result load, ObjectNode cpuSeconds, Map<String, EffectTimes> effects) {
    private static final Duration LONGEST = Duration.ofSeconds(40);

    /** Sends from order {@code first} on; before it, {@code first} orders have been accepted. */
    static AtRate play(Stage stage, HubChild hub, OpenLoop loop, int first, int perSecond, Duration time)
            throws InterruptedException {
        List<Cpu> cpu = Cpu.of(stage.pids(hub));
        OpenLoop.Result load = loop.run(first, perSecond, time, new AtomicBoolean());
        int orders = load.dueMicros().size();
        stage.awaitDistinct(stage.threeSystems(), first + orders, LONGEST);
        ObjectNode seconds = Cpu.secondsPer1000(cpu, Math.max(1, orders));
        Map<String, EffectTimes> effects = new TreeMap<>();
        for (String system : stage.threeSystems()) {
            effects.put(system, EffectTimes.read(stage.sandbox().ledgers().times(system)));
        }
        return new AtRate(perSecond, load, seconds, effects);
    }

    int orders() {
        return load.dueMicros().size();
    }

    /** From due until the last system had it. */
    Latencies untilEffective() {
        return until(load.dueMicros(), List.copyOf(effects.values()));
    }

    /** Refused, or not in some system in time. */
    long missing() {
        return orders() - untilEffective().count() + load.refused();
    }

    double cpu() {
        return Rounded.two(Cpu.sum(cpuSeconds));
    }

    ObjectNode json() {
        Latencies all = untilEffective();
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("acceptP99Ms", load.accept().percentileMs(99))
                .put("p50Ms", all.percentileMs(50))
                .put("p99Ms", all.percentileMs(99))
                .put("acceptP50Ms", load.accept().percentileMs(50))
                .put("maxMs", all.maxMs())
                .put("perSecond", perSecond)
                .put("orders", orders())
                .put("missing", missing())
                .put("cpuSecondsPer1000", cpu());
        json.set("cpuSecondsPer1000Of", cpuSeconds);
        ObjectNode bySystem = json.putObject("systems");
        effects.forEach((system, times) -> {
            Latencies own = until(load.dueMicros(), List.of(times));
            bySystem.putObject(system).put("p50Ms", own.percentileMs(50)).put("p99Ms", own.percentileMs(99));
        });
        return json;
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
