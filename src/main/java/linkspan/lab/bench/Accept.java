package linkspan.lab.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import linkspan.lab.bench.figure.BenchResult;
import linkspan.lab.bench.figure.Cpu;
import linkspan.lab.bench.figure.FigureBudget;
import linkspan.lab.bench.figure.Rounded;
import linkspan.lab.bench.load.ApiOrders;
import linkspan.lab.bench.load.ClosedLoop;
import linkspan.lab.bench.load.Wires;
import linkspan.lab.bench.stage.BenchSettings;
import linkspan.lab.bench.stage.Stage;
import linkspan.lab.process.BareChild;
import linkspan.lab.process.HubChild;
import org.jspecify.annotations.Nullable;

/** How many signed orders a second are accepted from 64 connections, each stored before its answer. No system listens. */
public final class Accept implements Bench {
    private static final int WARM_UP_S = 45;
    private static final int WARM_UP_BARE_S = 20;
    private static final int MEASURED_S = 20;
    private static final int LEAST_PER_SECOND = 5_000;

    @Override
    public BenchResult run(BenchSettings settings) throws InterruptedException {
        try (Stage stage = new Stage(settings)) {
            ApiOrders orders;
            Measured ofHub;
            try (HubChild hub = stage.hub(List.of(), Map.of())) {
                stage.start(hub);
                orders = stage.orders(hub);
                ofHub = measure(stage, hub.url(), orders, WARM_UP_S, stage.pids(hub));
            }
            return settings.bare() == null
                    ? result(ofHub, null, stage)
                    : result(ofHub, ofBare(stage, settings.bare(), orders), stage);
        }
    }

    /** The same load, rows and database, and the least that could be between them: what this machine gives. */
    private static Measured ofBare(Stage stage, Path classes, ApiOrders orders) throws InterruptedException {
        try (BareChild bare = stage.bare(classes, orders)) {
            return measure(stage, bare.url(), orders.at(bare.url()), WARM_UP_BARE_S, stage.pids(bare));
        }
    }

    private record Measured(ClosedLoop.Result load, double cores) {
        long perSecond() {
            return Math.round(load.perSecond());
        }

        ObjectNode json() {
            return JsonNodeFactory.instance
                    .objectNode()
                    .put("perSecond", perSecond())
                    .put("p50Ms", load.latencies().percentileMs(50))
                    .put("p99Ms", load.latencies().percentileMs(99));
        }
    }

    private static Measured measure(Stage stage, String url, ApiOrders orders, int warmUpS, Map<String, Long> pids)
            throws InterruptedException {
        try (Wires wires = new Wires(url, Wires.SENDERS)) {
            ClosedLoop load = new ClosedLoop(wires, orders);
            long warm =
                    load.sendFor(0, warmUpS).requireAllAccepted().latencies().count();
            stage.say("warm after " + warm + " orders");
            List<Cpu> cpu = Cpu.of(pids);
            ClosedLoop.Result result = load.sendFor((int) warm, MEASURED_S).requireAllAccepted();
            return new Measured(
                    result, cpu.stream().mapToDouble(Cpu::secondsSince).sum() / result.seconds());
        }
    }

    private static BenchResult result(Measured hub, @Nullable Measured bare, Stage stage) {
        ObjectNode figures = hub.json()
                .put("connections", Wires.SENDERS)
                .put("answered503", hub.load.busy())
                .put("coresOfHubAndStorage", Rounded.two(hub.cores));
        if (bare != null) {
            figures.put("ratioToBare", Rounded.two(hub.load.perSecond() / bare.load.perSecond()));
            figures.set("bare", bare.json().put("coresOfItAndStorage", Rounded.two(bare.cores)));
        }
        return new BenchResult(
                figures,
                List.of(FigureBudget.atLeast("accepted orders a second", hub.perSecond(), LEAST_PER_SECOND)),
                stage.conditions());
    }
}
