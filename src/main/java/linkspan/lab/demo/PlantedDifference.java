package linkspan.lab.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import linkspan.lab.client.Loopback;

/**
 * Shows what a reconciliation is for: pieces lie in the warehouse of which the order system was never told. The reconciliation of stock
 * finds them, its repair tells of them, and then nothing differs. Every step is said as a person would say it.
 */
final class PlantedDifference {
    private static final String ROUTE = "wms.reconcile-stock";
    private static final int PIECES = 40;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long LOOK_EVERY_MS = 200;
    private final Loopback http;
    private final Demo.Stage stage;
    private final PrintWriter progress;
    private final DemoWords words;
    private final String sku;

    /** @param sku that no system has yet */
    PlantedDifference(Loopback http, Demo.Stage stage, PrintWriter progress, DemoWords words, String sku) {
        this.http = http;
        this.stage = stage;
        this.progress = progress;
        this.words = words;
        this.sku = sku;
    }

    /** Nothing where the folder of routes has no such reconciliation. */
    Optional<Reconciled> show() throws InterruptedException {
        boolean there = ops("").path("reconciliations")
                .valueStream()
                .anyMatch(each -> each.path("route").asText().equals(ROUTE));
        if (!there) {
            return Optional.empty();
        }
        progress.println(words.say("planted", sku, PIECES));
        http.put(stage.sandbox().resolve("/wms/stock/" + sku).toString(), object().put("available", PIECES));
        tell("/run", object());
        boolean found = await(() -> difference().path("state").asText().equals("open"));
        if (!found) {
            progress.println(words.say("not-found", sku));
            return Optional.of(new Reconciled(sku, false, false, false));
        }
        JsonNode record = difference().path("record");
        progress.println(words.say(
                "found", record.path("omsQty").asInt(), record.path("wmsQty").asInt(), sku));
        boolean repaired = pressed();
        progress.println(words.say(repaired ? "repaired" : "refused", sku));
        boolean gone = repaired && await(() -> difference().isMissingNode() && believed() == PIECES);
        progress.println(gone ? words.say("gone", sku, believed()) : words.say("still", sku));
        return Optional.of(new Reconciled(sku, believesNothing(record) && found, repaired, gone));
    }

    private boolean believesNothing(JsonNode record) {
        return record.path("omsQty").asInt(-1) == 0 && record.path("wmsQty").asInt(-1) == PIECES;
    }

    private boolean pressed() {
        ObjectNode which = object();
        which.putArray("keys").add(sku);
        return tell("/repair", which).path("pressed").asInt() == 1;
    }

    /** What the order system itself says that there is. */
    private int believed() {
        return http.get(stage.sandbox().resolve("/oms/stock/" + sku).toString())
                .at("/data/quantity")
                .asInt();
    }

    private JsonNode difference() {
        return ops("/" + ROUTE + "?key=" + sku).path("differences").path(0);
    }

    private JsonNode ops(String path) {
        return http.get(address(path), authorization());
    }

    private JsonNode tell(String path, ObjectNode body) {
        return http.post(address("/" + ROUTE + path), body, authorization());
    }

    private String address(String path) {
        return "http://127.0.0.1:" + stage.opsPort() + "/admin/reconcile" + path;
    }

    private String authorization() {
        return "Bearer " + stage.opsToken();
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static boolean await(BooleanSupplier so) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!so.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MS);
        }
        return true;
    }
}
