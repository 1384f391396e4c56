package linkspan.lab.bench.rate;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import linkspan.lab.bench.Bench;
import linkspan.lab.bench.figure.BenchResult;
import linkspan.lab.bench.figure.Cpu;
import linkspan.lab.bench.figure.FigureBudget;
import linkspan.lab.bench.figure.Resident;
import linkspan.lab.bench.figure.Rounded;
import linkspan.lab.bench.load.ApiOrders;
import linkspan.lab.bench.load.OpenLoop;
import linkspan.lab.bench.load.Wires;
import linkspan.lab.bench.stage.BenchSettings;
import linkspan.lab.bench.stage.Stage;
import linkspan.lab.bench.stage.WarmUp;
import linkspan.lab.process.HubChild;

/** What a hub costs that has little to do: with no order at all, at 50 and at 200 orders a second into three systems; and its memory. */
public final class Quiet implements Bench {
    private static final int FEW = 50;
    private static final int MORE = 200;
    private static final int FLAT_OUT = 8_000;
    private static final Duration WARM_UP = Duration.ofSeconds(30);
    private static final Duration IDLE = Duration.ofSeconds(10);
    private static final Duration MEASURED = Duration.ofSeconds(15);
    private static final double MOST_CPU_SECONDS = 2.0;
    private static final long MOST_MIB = 450;

    @Override
    public BenchResult run(BenchSettings settings) throws InterruptedException {
        try (Stage stage = new Stage(settings);
                HubChild hub = stage.hub(stage.threeSystems(), Map.of())) {
            stage.start(hub);
            ApiOrders orders = stage.orders(hub);
            WarmUp.flatOut(stage, hub, orders, stage.threeSystems(), FLAT_OUT);
            try (Wires wires = new Wires(hub.url(), Wires.SENDERS)) {
                OpenLoop load = new OpenLoop(wires, orders, settings.clock());
                OpenLoop.Result warm = load.run(FLAT_OUT, MORE, WARM_UP, new AtomicBoolean());
                int sent = FLAT_OUT + warm.dueMicros().size();
                stage.awaitDistinct(stage.threeSystems(), sent, WARM_UP);
                ObjectNode idle = idle(stage, hub);
                stage.say("with no order: " + idle);
                AtRate few = AtRate.play(stage, hub, load, sent, FEW, MEASURED);
                AtRate more = AtRate.play(stage, hub, load, sent + few.orders(), MORE, MEASURED);
                return result(stage, idle, few, more, Resident.mib(hub.pid()));
            }
        }
    }

    /** Cores that are busy although nothing comes, by process. */
    private static ObjectNode idle(Stage stage, HubChild hub) throws InterruptedException {
        List<Cpu> cpu = Cpu.of(stage.pids(hub));
        Thread.sleep(IDLE.toMillis());
        ObjectNode cores = JsonNodeFactory.instance.objectNode();
        cpu.forEach(each -> cores.put(each.name(), Rounded.two(each.secondsSince() / IDLE.toSeconds())));
        return cores;
    }

    private static BenchResult result(Stage stage, ObjectNode idle, AtRate few, AtRate more, long mib) {
        ObjectNode figures = JsonNodeFactory.instance
                .objectNode()
                .put("cpuSecondsPer1000At200", more.cpu())
                .put("cpuSecondsPer1000At50", few.cpu())
                .put("hubMiB", mib);
        figures.set("idleCores", idle);
        figures.set("at50", few.json());
        figures.set("at200", more.json());
        return new BenchResult(
                figures,
                List.of(
                        FigureBudget.atMost("CPU seconds per 1,000 orders at 200/s", more.cpu(), MOST_CPU_SECONDS),
                        FigureBudget.atMost("resident memory of the hub, MiB", mib, MOST_MIB),
                        FigureBudget.atMost("orders missing", few.missing() + more.missing(), 0)),
                stage.conditions());
    }
}
