package linkspan.lab.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Map;
import linkspan.lab.bench.figure.BenchResult;
import linkspan.lab.bench.figure.Cpu;
import linkspan.lab.bench.figure.FigureBudget;
import linkspan.lab.bench.figure.Rounded;
import linkspan.lab.bench.load.ClosedLoop;
import linkspan.lab.bench.load.Wires;
import linkspan.lab.bench.stage.BenchSettings;
import linkspan.lab.bench.stage.Stage;
import linkspan.lab.process.HubChild;

/** How many signed orders a second are accepted from 64 connections, each stored before its answer. No system listens. */
public final class Accept implements Bench {
    static final int CONNECTIONS = 64;
    private static final int WARM_UP_S = 45;
    private static final int MEASURED_S = 20;
    private static final int LEAST_PER_SECOND = 5_000;

    @Override
    public BenchResult run(BenchSettings settings) throws InterruptedException {
        try (Stage stage = new Stage(settings);
                HubChild hub = stage.hub(List.of(), Map.of())) {
            stage.start(hub);
            try (Wires wires = new Wires(hub.url(), CONNECTIONS)) {
                ClosedLoop load = new ClosedLoop(wires, stage.orders(hub));
                long warm = load.sendFor(0, WARM_UP_S)
                        .requireAllAccepted()
                        .latencies()
                        .count();
                stage.say("warm after " + warm + " orders");
                List<Cpu> cpu = Cpu.of(stage.pids(hub));
                ClosedLoop.Result result = load.sendFor((int) warm, MEASURED_S).requireAllAccepted();
                double cores = cpu.stream().mapToDouble(Cpu::secondsSince).sum() / result.seconds();
                return result(result, cores, stage);
            }
        }
    }

    private static BenchResult result(ClosedLoop.Result result, double cores, Stage stage) {
        long perSecond = Math.round(result.perSecond());
        return new BenchResult(
                JsonNodeFactory.instance
                        .objectNode()
                        .put("perSecond", perSecond)
                        .put("p50Ms", result.latencies().percentileMs(50))
                        .put("p99Ms", result.latencies().percentileMs(99))
                        .put("connections", CONNECTIONS)
                        .put("answered503", result.busy())
                        .put("coresOfHubAndStorage", Rounded.two(cores)),
                List.of(FigureBudget.atLeast("accepted orders a second", perSecond, LEAST_PER_SECOND)),
                stage.conditions());
    }
}
