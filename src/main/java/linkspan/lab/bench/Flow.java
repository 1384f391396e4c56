package linkspan.lab.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import linkspan.lab.bench.figure.BenchResult;
import linkspan.lab.bench.figure.Cpu;
import linkspan.lab.bench.figure.EffectTimes;
import linkspan.lab.bench.figure.FigureBudget;
import linkspan.lab.bench.figure.Rounded;
import linkspan.lab.bench.load.ApiOrders;
import linkspan.lab.bench.load.ClosedLoop;
import linkspan.lab.bench.load.Wires;
import linkspan.lab.bench.stage.BenchSettings;
import linkspan.lab.bench.stage.Stage;
import linkspan.lab.bench.stage.WarmUp;
import linkspan.lab.process.HubChild;
import linkspan.lab.process.PostgresChild;
import linkspan.lab.process.WrittenBytes;

/** How many orders a second are accepted and take effect in three systems, flat out, and what processors it costs. */
public final class Flow implements Bench {
    private static final int WARM_UP = 36_000;
    private static final int ORDERS = 20_000;
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final double LEAST_PER_SECOND = 1_000;
    private static final double MOST_CPU_SECONDS = 1.6;

    @Override
    public BenchResult run(BenchSettings settings) throws InterruptedException {
        try (Stage stage = new Stage(settings);
                HubChild hub = stage.hub(stage.threeSystems(), Map.of())) {
            stage.start(hub);
            ApiOrders orders = stage.orders(hub);
            WarmUp.flatOut(stage, hub, orders, stage.threeSystems(), WARM_UP);
            stage.say("warm after " + WARM_UP + " orders");
            // new connections: the hub may have closed the idle ones
            try (Wires wires = new Wires(hub.url(), Wires.SENDERS)) {
                return measure(stage, hub, new ClosedLoop(wires, orders), settings);
            }
        }
    }

    private static BenchResult measure(Stage stage, HubChild hub, ClosedLoop load, BenchSettings settings)
            throws InterruptedException {
        List<Cpu> cpu = Cpu.of(stage.pids(hub));
        Optional<WrittenBytes> before = stage.postgres().map(PostgresChild::written);
        long begunMicros = EffectTimes.micros(settings.clock().instant());
        ClosedLoop.Result accepted = load.send(WARM_UP, ORDERS).requireAllAccepted();
        stage.say(ORDERS + " orders accepted within " + Rounded.two(accepted.seconds()) + " s");
        boolean all = stage.awaitDistinct(stage.threeSystems(), WARM_UP + ORDERS, LONGEST);
        ObjectNode cpuSeconds = Cpu.secondsPer1000(cpu, ORDERS);
        double sum = Cpu.sum(cpuSeconds);
        long lastMicros = begunMicros;
        long missing = 0;
        for (String system : stage.threeSystems()) {
            EffectTimes times = EffectTimes.read(stage.sandbox().ledgers().times(system));
            lastMicros = Math.max(lastMicros, times.lastMicros());
            missing += WARM_UP + ORDERS - times.orders();
        }
        double perSecond = all ? ORDERS * 1e6 / (lastMicros - begunMicros) : 0;
        ObjectNode figures = JsonNodeFactory.instance
                .objectNode()
                .put("ordersPerSecond", Math.round(perSecond))
                .put("cpuSecondsPer1000", Rounded.two(sum));
        figures.set("cpuSecondsPer1000Of", cpuSeconds);
        figures.put("acceptedPerSecond", Math.round(accepted.perSecond()))
                .put("answered503", accepted.busy())
                .put("missing", missing);
        before.ifPresent(first -> {
            WrittenBytes bytes = stage.postgres().orElseThrow().written().minus(first);
            figures.put("databaseBytesPerOrder", bytes.database() / ORDERS)
                    .put("walBytesPerOrder", bytes.log() / ORDERS);
        });
        figures.set("systems", JsonNodeFactory.instance.pojoNode(stage.threeSystems()));
        return new BenchResult(
                figures,
                List.of(
                        FigureBudget.atLeast("orders a second, in three systems", perSecond, LEAST_PER_SECOND),
                        FigureBudget.atMost("CPU seconds per 1,000 orders", sum, MOST_CPU_SECONDS),
                        FigureBudget.atMost("effects missing", missing, 0)),
                stage.conditions());
    }
}
