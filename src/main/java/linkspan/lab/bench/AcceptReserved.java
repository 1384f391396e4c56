package linkspan.lab.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Map;
import linkspan.lab.bench.figure.BenchResult;
import linkspan.lab.bench.figure.FigureBudget;
import linkspan.lab.bench.load.ClosedLoop;
import linkspan.lab.bench.load.Latencies;
import linkspan.lab.bench.load.Wires;
import linkspan.lab.bench.stage.BenchSettings;
import linkspan.lab.bench.stage.HubHeap;
import linkspan.lab.bench.stage.Stage;
import linkspan.lab.process.HubChild;

/**
 * The whole front door: signed orders, held against the OpenAPI file, each with its stock reserved at the warehouse before its
 * answer, and delivered to it afterwards.
 *
 * @param seconds that are measured, 5 to 3,600
 */
public record AcceptReserved(int seconds) implements Bench {
    private static final int CONNECTIONS = 24;
    private static final int WARM_UP_S = 45;
    private static final int LEAST_PER_SECOND = 1_000;
    private static final int LONGEST_P99_MS = 50;
    private static final int MOST_GROWTH_MIB = 32;
    private static final int ROUND_S = 60;
    private static final double KIB = 1024.0;

    public AcceptReserved {
        if (seconds < 5 || seconds > 3_600) {
            throw new IllegalArgumentException("--seconds must be 5 to 3600, is " + seconds);
        }
    }

    @Override
    public BenchResult run(BenchSettings settings) throws InterruptedException {
        try (Stage stage = new Stage(settings);
                HubChild hub = stage.hub(List.of("wms"), Map.of("LINKSPAN_RESERVATION", "refuse"))) {
            stage.start(hub);
            try (Wires wires = new Wires(hub.url(), CONNECTIONS)) {
                ClosedLoop load = new ClosedLoop(wires, stage.orders(hub));
                int warm = (int) load.sendFor(0, Math.min(WARM_UP_S, seconds))
                        .requireAllAccepted()
                        .latencies()
                        .count();
                long before = HubHeap.usedKib(hub);
                stage.say("warm after " + warm + " orders, heap " + Math.round(before / KIB) + " MiB");
                Latencies all = new Latencies();
                long busy = 0;
                double took = 0;
                for (int left = seconds; left > 0; left -= ROUND_S) {
                    int first = warm + (int) all.count();
                    ClosedLoop.Result round =
                            load.sendFor(first, Math.min(left, ROUND_S)).requireAllAccepted();
                    all.add(round.latencies());
                    busy += round.busy();
                    took += round.seconds();
                    stage.say(Math.round(round.perSecond()) + "/s, p99 "
                            + round.latencies().percentileMs(99) + " ms");
                }
                ClosedLoop.Result result = new ClosedLoop.Result(all, 0, busy, "", took);
                return result(result, before, HubHeap.usedKib(hub), stage);
            }
        }
    }

    private BenchResult result(ClosedLoop.Result result, long before, long after, Stage stage) {
        long perSecond = Math.round(result.perSecond());
        double p99 = result.latencies().percentileMs(99);
        long grown = Math.round((after - before) / KIB);
        return new BenchResult(
                JsonNodeFactory.instance
                        .objectNode()
                        .put("perSecond", perSecond)
                        .put("p50Ms", result.latencies().percentileMs(50))
                        .put("p99Ms", p99)
                        .put("seconds", seconds)
                        .put("connections", CONNECTIONS)
                        .put("answered503", result.busy())
                        .put("heapBeforeMiB", Math.round(before / KIB))
                        .put("heapAfterMiB", Math.round(after / KIB)),
                List.of(
                        FigureBudget.atLeast("reserved orders a second", perSecond, LEAST_PER_SECOND),
                        FigureBudget.atMost("p99 in ms", p99, LONGEST_P99_MS),
                        FigureBudget.atMost("growth of the heap in MiB", grown, MOST_GROWTH_MIB)),
                stage.conditions());
    }
}
