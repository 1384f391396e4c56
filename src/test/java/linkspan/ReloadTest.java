package linkspan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import linkspan.event.Json;
import linkspan.ops.OpsToken;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hub in dev mode on copies of the shipped folders: files are edited, added and taken away while orders flow. */
class ReloadTest {
    /** A call that reached our own far end. */
    record Arrived(String path, JsonNode body) {}

    private static final AtomicLong IDS = new AtomicLong(9_100_000);
    private static final List<Arrived> ARRIVED = new CopyOnWriteArrayList<>();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    static Path home;

    private static HttpServer farEnd;
    private static Hub hub;
    private static Shop shop;

    @BeforeAll
    static void start() throws IOException {
        System.setProperty("h2.bindAddress", "127.0.0.1");
        copy(Path.of("routes"), home.resolve("routes"));
        copy(Path.of("mappings"), home.resolve("mappings"));
        farEnd = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        farEnd.setExecutor(Executors.newCachedThreadPool());
        farEnd.createContext("/", exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            ARRIVED.add(new Arrived(exchange.getRequestURI().getPath(), Json.read(body)));
            exchange.sendResponseHeaders(200, 2);
            exchange.getResponseBody().write("{}".getBytes(StandardCharsets.UTF_8));
            exchange.close();
        });
        farEnd.start();
        hub = Hub.start(new HubConfig(home, home.resolve("data"), "127.0.0.1", 0, 0, true, true, Map.of()));
        shop = new Shop(hub);
    }

    @AfterAll
    static void stop() {
        hub.close();
        farEnd.stop(0);
    }

    private static void copy(Path from, Path to) {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a test has left behind does not trouble the next one. */
    @AfterEach
    void restore() throws Exception {
        List<Path> before = edited();
        if (!before.isEmpty()) {
            reloaded(() -> {
                for (Path file : before) {
                    if (Files.exists(file)) {
                        Files.copy(file, home.resolve(file.toString()), StandardCopyOption.REPLACE_EXISTING);
                    } else {
                        Files.delete(home.resolve(file.toString()));
                    }
                }
            });
        }
    }

    private static List<Path> edited() throws IOException {
        List<Path> edited = new ArrayList<>();
        for (String root : List.of("routes", "mappings")) {
            try (Stream<Path> files = Files.walk(home.resolve(root))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Path shipped = home.relativize(file);
                    if (!Files.exists(shipped) || Files.mismatch(shipped, file) >= 0) {
                        edited.add(shipped);
                    }
                }
            }
        }
        return edited;
    }

    private static ConditionFactory soon() {
        return await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(20));
    }

    private static void write(String file, String text) throws IOException {
        Path path = home.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private static String edit(String file, String from, String to) throws IOException {
        String before = Files.readString(home.resolve(file));
        assertThat(before).contains(from);
        Files.writeString(home.resolve(file), before.replace(from, to));
        return before;
    }

    /** What {@code GET /admin/reload} says. */
    private static JsonNode lastReload() {
        return Json.read(ops("/admin/reload", "application/json"));
    }

    private static String ops(String path, String accept) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + hub.opsPort() + path))
                    .header("X-Actor", "ann")
                    .header("Accept", accept)
                    .header(
                            "Authorization",
                            "Bearer "
                                    + Files.readString(OpsToken.file(home.resolve("data")))
                                            .strip())
                    .build();
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private interface Edit {
        void run() throws Exception;
    }

    /** Edits, and waits until the hub has looked at it; what it says then. */
    private static JsonNode reloaded(Edit edit) throws Exception {
        String before = lastReload().path("at").asText();
        edit.run();
        return soon().until(
                        ReloadTest::lastReload,
                        last -> !last.path("at").asText().equals(before));
    }

    private static void assertApplied(JsonNode last, String line) {
        assertThat(last.path("refused")).as(last.toString()).isEmpty();
        assertThat(last.path("applied").toString()).contains(line);
    }

    private static void assertRefused(JsonNode last, String line) {
        assertThat(last.path("ok").asBoolean()).isFalse();
        assertThat(last.path("refused").toString()).contains(line);
    }

    private static void acme(String mapping) throws IOException {
        write("routes/acme/system.properties", """
                acme.title=Acme
                acme.start=now
                acme.url=http://127.0.0.1:%d/acme
                acme.idempotent=true
                """.formatted(farEnd.getAddress().getPort()));
        write("mappings/acme/deliver-order-created.jslt", mapping);
        write("routes/acme/deliver-order-created.camel.yaml", route("acme", "orders"));
    }

    private static String route(String system, String call) {
        return """
                - templatedRoute:
                    routeId: %1$s.deliver-order-created
                    prefixId: %1$s.deliver-order-created.
                    routeTemplateRef: deliver
                    parameters:
                      - {name: system, value: %1$s}
                      - {name: event, value: order-created}
                      - {name: call, value: "%2$s"}
                """.formatted(system, call);
    }

    private static void removeSystem(String id) throws IOException {
        for (String root : List.of("routes", "mappings")) {
            try (Stream<Path> files = Files.walk(home.resolve(root).resolve(id))) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static long post() throws Exception {
        long id = IDS.incrementAndGet();
        shop.postUntilTaken("order-created", Shop.order(id, 1, 1));
        return id;
    }

    private static Arrived arrived(long id) {
        return soon().until(
                        () -> ARRIVED.stream()
                                .filter(call -> call.body().toString().contains("shopify-" + id))
                                .toList(),
                        calls -> !calls.isEmpty())
                .get(0);
    }

    @Test
    void a_system_that_is_copied_in_delivers_and_its_edits_apply() throws Exception {
        assertApplied(reloaded(() -> acme("{\"no\": .orderId}")), "acme: new, deliver-order-created");
        long first = post();
        assertThat(arrived(first))
                .isEqualTo(new Arrived("/acme/orders", Json.read("{\"no\":\"shopify-" + first + "\"}")));

        String mapping = "mappings/acme/deliver-order-created.jslt";
        assertApplied(reloaded(() -> write(mapping, "{\"number\": .orderId, \"total\": .total.value}")), mapping);
        assertThat(arrived(post()).body().path("total").asText()).isEqualTo("1.50");

        assertRefused(
                reloaded(() -> write(mapping, "{\"number\": .orderId,\n  \"total\": nofn(.total)}")),
                mapping + ":2:12: No such function: 'nofn'; all mappings stay as they were");
        assertThat(arrived(post()).body().path("total").asText()).isEqualTo("1.50");
        assertApplied(reloaded(() -> write(mapping, "{\"number\": .orderId}")), mapping);

        String route = "routes/acme/deliver-order-created.camel.yaml";
        assertApplied(reloaded(() -> edit(route, "\"orders\"", "\"v2/orders\"")), "acme: deliver-order-created");
        assertThat(arrived(post()).path()).isEqualTo("/acme/v2/orders");

        assertApplied(
                reloaded(() -> edit("routes/acme/system.properties", "/acme", "/moved")),
                "acme: deliver-order-created");
        assertThat(arrived(post()).path()).isEqualTo("/moved/v2/orders");

        assertApplied(reloaded(() -> removeSystem("acme")), "acme: gone");
        long unseen = post();
        soon().until(() -> shop.effects("oms", "shopify-" + unseen) == 1);
        assertThat(ARRIVED).noneMatch(call -> call.body().toString().contains("shopify-" + unseen));
    }

    @Test
    void an_order_that_a_routes_filter_keeps_back_is_not_meant_for_the_system() throws Exception {
        assertApplied(
                reloaded(() -> {
                    acme("{\"no\": .orderId}");
                    write("routes/acme/deliver-order-created.camel.yaml", """
                            - route:
                                id: acme.deliver-order-created
                                nodePrefixId: acme.deliver-order-created.
                                description: Acme hears of large orders only.
                                routeConfigurationId: delivering
                                from:
                                  uri: event:order-created
                                  parameters:
                                    system: acme
                                  steps:
                                    - filter:
                                        id: large
                                        jsonpath: "$[?(@.items[0].quantity > 5)]"
                                        steps:
                                          - to:
                                              id: map
                                              uri: mapping:acme/deliver-order-created
                                          - to:
                                              id: call
                                              uri: call:acme/orders
                            """);
                }),
                "acme: new, deliver-order-created");
        long large = IDS.incrementAndGet();
        shop.postUntilTaken("order-created", Shop.order(large, 6, 1));
        long small = post();
        arrived(large);

        soon().until(() -> stop(small).path("state").asText().equals("delivered"));
        assertThat(stop(small).path("sent").asBoolean(true)).isFalse();
        soon().until(() -> stop(large).path("state").asText().equals("delivered"));
        assertThat(stop(large).has("sent")).isFalse();
        assertThat(ARRIVED).noneMatch(call -> call.body().toString().contains("shopify-" + small));
        assertThat(ops("/admin/orders/shopify-" + small, "text/plain")).contains("acme  not meant for it\n");
        assertApplied(reloaded(() -> removeSystem("acme")), "acme: gone");
    }

    /** How far Acme is with the order's first event. */
    private static JsonNode stop(long id) {
        return Json.read(ops("/admin/orders/shopify-" + id, "application/json")).at("/events/0/systems/0");
    }

    @Test
    void a_sender_that_is_copied_in_is_served() throws Exception {
        assertThat(postTo("/in/kiosk/order-created").statusCode()).isEqualTo(404);
        assertApplied(
                reloaded(() -> {
                    write(
                            "routes/kiosk/system.properties",
                            "kiosk.title=Kiosk\nkiosk.auth=shopify\nkiosk.secret=shopify-webhook\n");
                    write("mappings/kiosk/receive-order-created.jslt", """
                            import "shopify/order.module" as shop
                            [for (shop:orders(.)) shop:order()]
                            """);
                    write("routes/kiosk/receive-order-created.camel.yaml", """
                            - templatedRoute:
                                routeId: kiosk.receive-order-created
                                prefixId: kiosk.receive-order-created.
                                routeTemplateRef: receive
                                parameters:
                                  - {name: system, value: kiosk}
                                  - {name: event, value: order-created}
                            """);
                }),
                "kiosk: new, receive-order-created");
        assertThat(postTo("/in/kiosk/order-created").statusCode()).isEqualTo(401);
        assertApplied(reloaded(() -> removeSystem("kiosk")), "kiosk: gone");
        assertThat(postTo("/in/kiosk/order-created").statusCode()).isEqualTo(404);
    }

    private static HttpResponse<String> postTo(String path) throws Exception {
        return HTTP.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + hub.port() + path))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString("{}"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void a_system_that_is_not_complete_is_not_there_yet() throws Exception {
        assertRefused(
                reloaded(() -> write("routes/half/deliver-order-created.camel.yaml", route("half", "orders"))),
                "routes/half: system.properties is missing; half is not there yet");
        assertRefused(
                reloaded(() -> write("routes/half/system.properties", "half.start=now\nhalf.url=http://127.0.0.1:1\n")),
                "half is not there yet");
        assertApplied(
                reloaded(() -> write("mappings/half/deliver-order-created.jslt", "{}")),
                "half: new, deliver-order-created");
        assertApplied(reloaded(() -> removeSystem("half")), "half: gone");
    }

    @Test
    void a_broken_route_is_refused_with_its_place_and_the_old_one_keeps_running() throws Exception {
        String file = "routes/oms/deliver-order-cancelled.camel.yaml";
        String before = Files.readString(home.resolve(file));
        assertRefused(
                reloaded(() -> write(file, before.replace("    parameters:", "   parameters:"))), file + ":5:4: ");
        assertRefused(
                reloaded(() -> write(file, before.replace("routeTemplateRef: deliver", "routeTemplateRef: delivr"))),
                "delivr");
        assertRefused(
                reloaded(() -> write(file, before.replace("routeTemplateRef:", "routeTemplateReff:"))), file + ":1:3 ");
        assertRefused(
                reloaded(() -> edit(
                        "routes/wms/deliver-order-created.camel.yaml",
                        "call:wms/fulfilments",
                        "calll:wms/fulfilments")),
                "routes/wms/deliver-order-created.camel.yaml:25:");
        long id = post();
        soon().until(() -> shop.effects("oms", "shopify-" + id) == 1 && shop.effects("wms", "shopify-" + id) == 1);
        reloaded(() -> {
            write(file, before);
            edit("routes/wms/deliver-order-created.camel.yaml", "calll:", "call:");
        });
    }

    @Test
    void what_would_keep_the_hub_from_starting_is_refused_and_the_old_one_keeps_running() throws Exception {
        String file = "routes/oms/deliver-order-created.camel.yaml";
        assertRefused(
                reloaded(() -> edit(file, "routeId: oms.deliver-order-created", "routeId: oms.deliver-orders-created")),
                file + ":2:14 route-id-mismatch: ");
        long id = post();
        soon().until(() -> shop.effects("oms", "shopify-" + id) == 1);
        reloaded(() -> Files.copy(Path.of(file), home.resolve(file), StandardCopyOption.REPLACE_EXISTING));

        assertRefused(reloaded(() -> edit(file, "value: oms", "value: wms")), file + ":");
        reloaded(() -> Files.copy(Path.of(file), home.resolve(file), StandardCopyOption.REPLACE_EXISTING));

        String dotted = "routes/oms/deliver-order-created.v2.camel.yaml";
        assertRefused(reloaded(() -> Files.move(home.resolve(file), home.resolve(dotted))), "file-name-has-dot");
        long other = post();
        soon().until(() -> shop.effects("oms", "shopify-" + other) == 1);
        reloaded(() -> Files.move(home.resolve(dotted), home.resolve(file)));

        String settings = "routes/oms/system.properties";
        assertRefused(
                reloaded(() -> edit(settings, "oms.title=", "oms.timeuot=10\noms.title=")),
                settings + ":1:1 settings-broken: ");
    }

    @Test
    void templates_and_policies_are_built_into_the_routes_that_use_them() throws Exception {
        reloaded(() -> acme("{\"number\": .orderId}"));
        String template = "routes/_hub/deliver.camel.yaml";
        String policies = "routes/_hub/policies.camel.yaml";
        String oldTemplate = Files.readString(home.resolve(template));
        String oldPolicies = Files.readString(home.resolve(policies));
        JsonNode last = reloaded(() -> edit(template, "{{system}}/{{call}}", "{{system}}/new/{{call}}"));
        assertApplied(last, "acme/deliver-order-created");
        assertApplied(last, "oms/deliver-order-created");
        assertThat(arrived(post()).path()).isEqualTo("/acme/new/orders");

        assertApplied(reloaded(() -> write(template, oldTemplate)), "acme/deliver-order-created");
        assertThat(arrived(post()).path()).isEqualTo("/acme/orders");

        // a policy that sends what failed elsewhere shows that it is applied to the new routes
        assertApplied(
                reloaded(() -> write(
                        policies,
                        oldPolicies
                                .replace("""
                        - routeConfiguration:
                            id: asking
                        """, """
                        - routeConfiguration:
                            id: asking
                        """)
                                .replaceFirst(
                                        "(?s)(id: delivering.*?logExhausted: false\n)",
                                        "$1          steps:\n            - to: \"call:acme/failed\"\n"))),
                "acme/deliver-order-created");
        reloaded(() ->
                write("mappings/acme/deliver-order-created.jslt", "if (.total.value) fail(\"no\", \"total\") else {}"));
        post();
        soon().until(() -> ARRIVED.stream().anyMatch(call -> call.path().equals("/acme/failed")));
        reloaded(() -> {
            write(policies, oldPolicies);
            removeSystem("acme");
        });
    }

    @Test
    void the_rest_dsl_is_replaced_too() throws Exception {
        String file = "routes/tms/serve-tracking.camel.yaml";
        assertThat(get("/api/v1/shipments/X/tracking").statusCode()).isEqualTo(401);
        assertApplied(reloaded(() -> edit(file, "/api/v1/shipments", "/api/v1/parcels")), "tms: serve-tracking");
        assertThat(get("/api/v1/shipments/X/tracking").statusCode()).isEqualTo(404);
        assertThat(get("/api/v1/parcels/X/tracking").statusCode()).isEqualTo(401);
        assertApplied(reloaded(() -> edit(file, "/api/v1/parcels", "/api/v1/shipments")), "tms: serve-tracking");
        assertThat(get("/api/v1/shipments/X/tracking").statusCode()).isEqualTo(401);
    }

    private static HttpResponse<String> get(String path) throws Exception {
        return HTTP.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + hub.port() + path))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void nothing_is_lost_doubled_or_overtaken_while_routes_are_replaced_under_load() throws Exception {
        int orders = 250;
        long first = IDS.getAndAdd(orders + 1) + 1;
        shop.fault("oms", "{\"latencyMs\":40}");
        CompletableFuture<Void> posting = CompletableFuture.runAsync(() -> {
            for (int version = 1; version <= 2; version++) {
                for (long id = first; id < first + orders; id++) {
                    takenAtOnce(Shop.order(id, version, version));
                }
            }
        });
        String[] files = {
            "oms/deliver-order-created",
            "oms/deliver-order-updated",
            "wms/deliver-order-created",
            "shopify/receive-order-created",
            "erp/ask-customer"
        };
        int rounds = 0;
        while (!posting.isDone() || rounds < 4) {
            int round = rounds++;
            assertApplied(
                    reloaded(() -> {
                        for (String file : files) {
                            Path path = home.resolve("routes/" + file + ".camel.yaml");
                            Files.writeString(
                                    path,
                                    Files.readString(path).replaceFirst("(?m)^# .*\n|^", "# round " + round + "\n"));
                        }
                    }),
                    "oms: deliver-order-created, deliver-order-updated");
        }
        posting.join();
        shop.fault("oms", "{\"latencyMs\":0}");
        for (String system : List.of("oms", "wms", "erp")) {
            for (long id = first; id < first + orders; id++) {
                String order = "shopify-" + id;
                soon().until(() -> shop.effects(system, order) >= 2);
                assertThat(shop.sequences(system, order).split(" "))
                        .as(system + " " + order)
                        .hasSize(2)
                        .isSorted();
            }
        }
        assertThat(rounds).isGreaterThanOrEqualTo(4);
    }

    private static void takenAtOnce(String order) {
        try {
            assertThat(shop.post("order-created", order).statusCode()).isEqualTo(200);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
