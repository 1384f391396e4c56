package linkspan.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;
import linkspan.child.ChildFailed;
import linkspan.child.HubChild;
import linkspan.child.LowPort;
import linkspan.child.SandboxChild;

/**
 * How fast a backlog reaches a system that takes 100 ms a call. First a hub without the system takes the orders in, then
 * one with nothing but the system delivers them.
 */
public final class SlowSystem {
    static final int CONCURRENCY = 128;
    static final int LATENCY_MS = 100;
    private static final int API_ORDERS = 22_000;
    /** Each created and changed: two events of one key. */
    private static final int SHOP_ORDERS = 2_000;

    private static final int EXPECTED = API_ORDERS + 2 * SHOP_ORDERS;
    private static final Duration LONGEST_DELIVERY = Duration.ofSeconds(60);
    private static final long LOOK_EVERY_MS = 250;
    private static final int RATE = 1_000_000;

    private final Path home;
    private final Path data;
    private final Consumer<String> progress;
    private final Clock clock;
    private final String shopSecret = UUID.randomUUID().toString();

    /** {@code data}: an empty folder; {@code progress} gets a line for people now and then. */
    public SlowSystem(Path home, Path data, Consumer<String> progress, Clock clock) {
        this.home = home;
        this.data = data;
        this.progress = progress;
        this.clock = clock;
    }

    /** Takes a minute. Throws {@link ChildFailed} when a child does not start. */
    public SlowSystemResult run() throws InterruptedException {
        try (SandboxChild sandbox = new SandboxChild(data.resolve("sandbox"), data.resolve("logs/sandbox.log"), 1)) {
            Duration start = measureStart(sandbox);
            progress.accept("an embedded hub was ready " + start.toMillis() + " ms after its start");
            takeIn(sandbox);
            sandbox.faults("wms", JsonNodeFactory.instance.objectNode().put("latencyMs", LATENCY_MS));
            Path wms = PartialHome.copy(home, data.resolve("home-wms"), List.of("wms"));
            try (HubChild hub = hub(sandbox, wms, data.resolve("hub"))) {
                hub.start();
                hub.awaitReady();
                awaitDelivered(sandbox);
            }
            JsonNode ledger = sandbox.ledger("wms");
            return new SlowSystemResult(
                    Math.round(EffectRate.of(data.resolve("sandbox/wms.ledger"))),
                    ledger.required("outOfOrder").longValue(),
                    ledger.required("distinct").longValue(),
                    EXPECTED,
                    start);
        }
    }

    private Duration measureStart(SandboxChild sandbox) {
        try (HubChild hub = hub(sandbox, home, data.resolve("hub-start"))) {
            hub.start();
            return hub.awaitReady();
        }
    }

    private void takeIn(SandboxChild sandbox) throws InterruptedException {
        Path shop = PartialHome.copy(home, data.resolve("home-shop"), List.of("shopify"));
        try (HubChild hub = hub(sandbox, shop, data.resolve("hub"))) {
            hub.start();
            hub.awaitReady();
            JsonNode key = hub.tell(
                    "/admin/clients",
                    JsonNodeFactory.instance.objectNode().put("name", "bench").put("rate", RATE));
            ApiOrders api = new ApiOrders(
                    hub.url(),
                    key.required("keyId").asText(),
                    key.required("secret").asText(),
                    clock);
            ShopOrders shopOrders = new ShopOrders(hub.url(), shopSecret);
            Posts posts = new Posts();
            long begun = System.nanoTime();
            posts.send(SHOP_ORDERS, number -> shopOrders.tell(number, 1));
            posts.send(SHOP_ORDERS, number -> shopOrders.tell(number, 2));
            posts.send(API_ORDERS, api::create);
            progress.accept(EXPECTED + " messages taken in within "
                    + Duration.ofNanos(System.nanoTime() - begun).toMillis() + " ms");
            while (hub.ask("/admin/overview").required("outbox").longValue() > 0) {
                Thread.sleep(LOOK_EVERY_MS);
            }
        }
    }

    private void awaitDelivered(SandboxChild sandbox) throws InterruptedException {
        long end = System.nanoTime() + LONGEST_DELIVERY.toNanos();
        while (sandbox.ledger("wms").required("distinct").longValue() < EXPECTED && System.nanoTime() < end) {
            Thread.sleep(LOOK_EVERY_MS);
        }
    }

    private HubChild hub(SandboxChild sandbox, Path homeOfHub, Path dataOfHub) {
        Map<String, String> environment = new HashMap<>(sandbox.environment());
        environment.put("LINKSPAN_SECRET_SHOPIFY_WEBHOOK", shopSecret);
        environment.put("LINKSPAN_WMS_CONCURRENCY", Integer.toString(CONCURRENCY));
        Random ports = new Random();
        return new HubChild(new HubChild.Settings(
                homeOfHub,
                dataOfHub,
                LowPort.free(ports),
                LowPort.free(ports),
                environment,
                List.of(),
                data.resolve("logs/hub.log")));
    }
}
