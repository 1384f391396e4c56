package linkspan.lab.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import linkspan.lab.bench.figure.BenchResult;
import linkspan.lab.bench.figure.EffectRate;
import linkspan.lab.bench.figure.FigureBudget;
import linkspan.lab.bench.load.ClosedLoop;
import linkspan.lab.bench.load.ShopOrders;
import linkspan.lab.bench.load.Wires;
import linkspan.lab.bench.stage.BenchSettings;
import linkspan.lab.bench.stage.Stage;
import linkspan.lab.process.HubChild;

/**
 * How fast a backlog reaches a system that takes 100 ms a call. First a hub without the system takes the messages in,
 * then one with nothing but the system delivers them.
 */
public final class SlowSystem implements Bench {
    /** As in the other benches: until the JIT is quiet. */
    private static final Duration WARM_UP = Duration.ofSeconds(8);

    private static final int LATENCY_MS = 100;
    private static final Duration LONGEST_DELIVERY = Duration.ofSeconds(60);
    private static final long LOOK_EVERY_MS = 250;

    /** From so many calls in flight on, the receiver's delay is no longer the limit. */
    private static final int MANY = 1_000;

    /**
     * @param orders each is a key
     * @param versions events of every order: its creation and its changes
     * @param single orders with one event, told after the others
     * @param leastPerSecond the budget
     */
    private record Backlog(int orders, int versions, int single, int leastPerSecond) {
        static Backlog of(int inFlight) {
            return inFlight < MANY ? new Backlog(2_000, 2, 22_000, 1_100) : new Backlog(1_000, 100, 0, 5_000);
        }

        int events() {
            return orders * versions + single;
        }
    }

    @Override
    public BenchResult run(BenchSettings settings) throws InterruptedException {
        Backlog backlog = Backlog.of(settings.inFlight());
        Map<String, String> concurrency = Map.of("LINKSPAN_WMS_CONCURRENCY", Integer.toString(settings.inFlight()));
        try (Stage stage = new Stage(settings)) {
            Duration start = takeIn(stage, backlog);
            stage.sandbox().faults("wms", JsonNodeFactory.instance.objectNode().put("latencyMs", LATENCY_MS));
            try (HubChild hub = stage.hub(List.of("wms"), concurrency)) {
                stage.start(hub);
                stage.awaitDistinct(List.of("wms"), backlog.events(), LONGEST_DELIVERY);
            }
            double perSecond = EffectRate.of(settings.data().resolve("sandbox/wms.ledger"), WARM_UP);
            return result(stage, backlog, settings.inFlight(), Math.round(perSecond), start);
        }
    }

    private static Duration takeIn(Stage stage, Backlog backlog) throws InterruptedException {
        try (HubChild hub = stage.hub(List.of("shopify"), Map.of())) {
            Duration start = stage.start(hub);
            stage.say("a hub with an empty database was ready " + start.toMillis() + " ms after its start");
            ShopOrders shop = new ShopOrders(hub.url(), stage.shopSecret());
            long begun = System.nanoTime();
            try (Wires wires = new Wires(hub.url(), Wires.SENDERS)) {
                for (int version = 1; version <= backlog.versions; version++) {
                    new ClosedLoop(wires, shop.version(version))
                            .send(0, backlog.orders)
                            .requireAllAccepted();
                }
                new ClosedLoop(wires, shop.version(1))
                        .send(backlog.orders, backlog.single)
                        .requireAllAccepted();
            }
            stage.say(backlog.events() + " messages taken in within "
                    + Duration.ofNanos(System.nanoTime() - begun).toMillis() + " ms");
            while (hub.ask("/admin/overview").required("outbox").longValue() > 0) {
                Thread.sleep(LOOK_EVERY_MS);
            }
            return start;
        }
    }

    private static BenchResult result(Stage stage, Backlog backlog, int inFlight, long perSecond, Duration start) {
        JsonNode ledger = stage.sandbox().ledgers().summary("wms");
        long outOfOrder = ledger.required("outOfOrder").longValue();
        long missing = backlog.events() - ledger.required("distinct").longValue();
        ObjectNode figures = JsonNodeFactory.instance
                .objectNode()
                .put("perSecond", perSecond)
                .put("outOfOrder", outOfOrder)
                .put("delivered", ledger.required("distinct").longValue())
                .put("concurrency", inFlight)
                .put("keys", backlog.orders + backlog.single)
                .put("latencyMs", LATENCY_MS)
                .put("startMs", start.toMillis());
        return new BenchResult(
                figures,
                List.of(
                        FigureBudget.atLeast("deliveries a second", perSecond, backlog.leastPerSecond),
                        FigureBudget.atMost("out of order", outOfOrder, 0),
                        FigureBudget.atMost("effects missing", missing, 0)),
                stage.conditions());
    }
}
