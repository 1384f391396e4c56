package linkspan.lab.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import linkspan.lab.bench.figure.BenchResult;
import linkspan.lab.bench.figure.EffectTimes;
import linkspan.lab.bench.figure.FigureBudget;
import linkspan.lab.bench.load.ApiOrders;
import linkspan.lab.bench.load.ClosedLoop;
import linkspan.lab.bench.load.OpenLoop;
import linkspan.lab.bench.load.Wires;
import linkspan.lab.bench.stage.BenchSettings;
import linkspan.lab.bench.stage.Stage;
import linkspan.lab.bench.stage.WarmUp;
import linkspan.lab.process.HubChild;

/**
 * What a backlog does to those who send: a system was away while 100,000 orders came, and returns. Until it has them
 * all, orders go on coming at 300 a second.
 */
public final class BacklogDrain implements Bench {
    private static final String SYSTEM = "wms";
    private static final int ORDERS = 100_000;
    private static final int WARM_UP = 6_000;
    private static final int PER_SECOND = 300;
    private static final Duration ALONE = Duration.ofSeconds(15);
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final double LEAST_RATIO = 3;
    private static final double MOST_CHANGE = 0.2;
    private static final int LOOK_EVERY_MS = 250;

    @Override
    public BenchResult run(BenchSettings settings) throws InterruptedException {
        try (Stage stage = new Stage(settings);
                HubChild hub = stage.hub(List.of(SYSTEM), Map.of())) {
            stage.start(hub);
            ApiOrders orders = stage.orders(hub);
            OpenLoop.Result alone;
            int sent = WARM_UP;
            WarmUp.flatOut(stage, hub, orders, List.of(SYSTEM), WARM_UP);
            // new connections: the hub may have closed the idle ones
            try (Wires wires = new Wires(hub.url(), Wires.SENDERS)) {
                OpenLoop load = new OpenLoop(wires, orders, settings.clock());
                alone = load.run(sent, PER_SECOND, ALONE, new AtomicBoolean());
                sent += (int) alone.accept().count();
                stage.say("without a backlog: accept p99 " + alone.accept().percentileMs(99) + " ms");
                stage.sandbox().faults(SYSTEM, down(true));
                ClosedLoop.Result taken =
                        new ClosedLoop(wires, orders).send(sent, ORDERS).requireAllAccepted();
                stage.say(ORDERS + " orders came while " + SYSTEM + " was away, " + Math.round(taken.perSecond())
                        + " a second");
            }
            return drain(stage, hub, orders, alone, sent, settings);
        }
    }

    private static BenchResult drain(
            Stage stage, HubChild hub, ApiOrders orders, OpenLoop.Result alone, int before, BenchSettings settings)
            throws InterruptedException {
        AtomicBoolean drained = new AtomicBoolean();
        long end = System.nanoTime() + LONGEST.toNanos();
        Thread watch = new Thread(
                () -> {
                    try {
                        while (stage.distinct(SYSTEM) < before + ORDERS && System.nanoTime() < end) {
                            Thread.sleep(LOOK_EVERY_MS);
                        }
                    } catch (InterruptedException given) {
                        Thread.currentThread().interrupt();
                    } finally {
                        drained.set(true);
                    }
                },
                "bench-watch");
        stage.sandbox().faults(SYSTEM, down(false));
        long begunMicros = EffectTimes.micros(settings.clock().instant());
        OpenLoop.Result during;
        try (Wires wires = new Wires(hub.url(), Wires.SENDERS)) {
            watch.start();
            during = new OpenLoop(wires, orders, settings.clock()).run(before + ORDERS, PER_SECOND, LONGEST, drained);
        } finally {
            watch.interrupt();
            watch.join();
        }
        long delivered = stage.distinct(SYSTEM) - before;
        EffectTimes times = EffectTimes.read(stage.sandbox().ledgers().times(SYSTEM));
        double seconds = Math.max(1, times.lastMicros() - begunMicros) / 1e6;
        return result(stage, alone, during, delivered, delivered / seconds);
    }

    private static BenchResult result(
            Stage stage, OpenLoop.Result alone, OpenLoop.Result during, long delivered, double perSecond) {
        double before = alone.accept().percentileMs(99);
        double then = during.accept().percentileMs(99);
        double change = then / Math.max(0.01, before) - 1;
        ObjectNode figures = JsonNodeFactory.instance
                .objectNode()
                .put("drainPerSecond", Math.round(perSecond))
                .put("arrivalPerSecond", PER_SECOND)
                .put("acceptP99MsWithout", before)
                .put("acceptP99MsWith", then)
                .put("backlog", ORDERS)
                .put("delivered", delivered);
        return new BenchResult(
                figures,
                List.of(
                        FigureBudget.atLeast("drain rate by arrival rate", perSecond / PER_SECOND, LEAST_RATIO),
                        FigureBudget.atMost("change of accept p99", change, MOST_CHANGE),
                        FigureBudget.atLeast("delivered", delivered, ORDERS)),
                stage.conditions());
    }

    private static ObjectNode down(boolean away) {
        return JsonNodeFactory.instance.objectNode().put("down", away);
    }
}
