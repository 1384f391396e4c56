package linkspan.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import linkspan.Hub;
import linkspan.HubConfig;
import linkspan.inbound.client.NewKey;
import linkspan.stand.ApiClient;
import linkspan.stand.Operator;
import linkspan.stand.Shop;
import linkspan.stand.TestSandbox;
import linkspan.stand.TestServers;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The database is cut off, in two ways, and everybody asks at once. The bound here only tells an answer from a hang; the
 * drill measures how fast it is.
 */
@Tag("database")
@Timeout(300)
class DatabaseAwayTest {
    private static final long HANGS_SECONDS = 60;
    private final HttpClient http = HttpClient.newHttpClient();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private Hub hub;

    private record Said(int status, String retryAfter, String body, long millis) {}

    @ParameterizedTest
    @ValueSource(strings = {"swallows", "refuses"})
    void everybody_is_told_so_in_time(String way, @TempDir Path data) throws Exception {
        assumeTrue(TestDatabase.isServer(), "an embedded database is part of the hub");
        System.setProperty("h2.bindAddress", "127.0.0.1");
        try (TestServers servers = TestServers.start(data, Map.of())) {
            Map<String, String> environment = new HashMap<>(servers.environment());
            CutOff wire = new CutOff(new DatabaseServer(environment.get(DatabaseServer.URL), "postgres", "postgres"));
            environment.put(DatabaseServer.URL, wire.server().url());
            try (wire;
                    Hub started = Hub.start(
                            new HubConfig(Path.of("."), data, "127.0.0.1", 0, 0, environment), TestSandbox::start)) {
                hub = started;
                ask(way, wire, data);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private void ask(String way, CutOff wire, Path data) throws Exception {
        ApiClient client = new ApiClient(hub, "known");
        ApiClient unknown = new ApiClient(hub, new NewKey("lk_nobody0000000000", "x".repeat(43)));
        Operator operator = new Operator(hub.opsPort(), data);
        Shop shop = new Shop(hub);
        String order = """
                {"orderId":"%s","placedAt":"2026-11-01T00:00:00Z","currency":"EUR",
                "items":[{"skuId":"A","quantity":1,"unitPrice":{"value":"1.50","currency":"EUR"}}]}""";
        assertThat(client.send("POST", "/api/v1/orders", order.formatted("A-1"), "key-1")
                        .statusCode())
                .isEqualTo(201);
        Map<String, Callable<HttpResponse<String>>> questions = new LinkedHashMap<>();
        questions.put("read", () -> client.read("A-1"));
        questions.put("create", () -> client.create(order.formatted("A-2")));
        questions.put("repeat", () -> client.send("POST", "/api/v1/orders", order.formatted("A-1"), "key-1"));
        questions.put("webhook", () -> shop.post("order-created", Shop.order(77, 1, 1)));
        questions.put("unmappable", () -> shop.post("order-created", "{\"id\": 1}"));
        questions.put("shipment", () -> client.send("GET", "/api/v1/shipments/X/tracking", "", ""));
        for (int i = 0; i < 40; i++) {
            questions.put("unknown key " + i, () -> unknown.read("A-1"));
        }
        for (String path : List.of("letters", "letters/wms.x", "clients", "orders/A-1", "stock/X", "stock-breaks")) {
            questions.put("admin " + path, () -> operator.get("/admin/" + path));
        }
        questions.put("admin add", () -> operator.post("/admin/clients", "{\"name\": \"new\"}"));
        questions.put("admin revoke", () -> operator.post("/admin/clients/none/revoke", "{}"));
        questions.put("admin replay", () -> operator.post("/admin/letters/wms.x/replay", "{}"));

        if (way.equals("swallows")) {
            wire.swallow();
        } else {
            wire.refuse();
        }
        Map<String, Said> said = all(questions);
        for (Map.Entry<String, Said> each : said.entrySet()) {
            if (each.getKey().startsWith("unknown key") && each.getValue().status == 401) {
                continue; // the keys were read less than a second ago: that answer is as good as any
            }
            assertThat(each.getValue().status)
                    .as("%s: %s", each.getKey(), each.getValue())
                    .isEqualTo(503);
            assertThat(each.getValue().retryAfter).as(each.getKey()).isNotEmpty();
            assertThat(each.getValue().body)
                    .as(each.getKey())
                    .doesNotContain("Exception")
                    .doesNotContain("SQL");
        }
        System.out.println("database " + way + ", slowest answers in ms: " + slowest(said)); // for who runs it by hand
        await().until(() -> ready() == 503);

        wire.mend();
        await().until(() -> ready() == 200);
        assertThat(client.read("A-1").statusCode()).isEqualTo(200);
        assertThat(client.create(order.formatted("A-" + UUID.randomUUID())).statusCode())
                .isEqualTo(201);
    }

    private Map<String, Said> all(Map<String, Callable<HttpResponse<String>>> questions) throws Exception {
        Map<String, Future<Said>> asked = new LinkedHashMap<>();
        questions.forEach((name, question) -> asked.put(name, threads.submit(() -> {
            long begun = System.nanoTime();
            HttpResponse<String> answer = question.call();
            return new Said(
                    answer.statusCode(),
                    answer.headers().firstValue("Retry-After").orElse(""),
                    answer.body(),
                    TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun));
        })));
        Map<String, Said> said = new LinkedHashMap<>();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(HANGS_SECONDS);
        for (Map.Entry<String, Future<Said>> each : asked.entrySet()) {
            said.put(each.getKey(), each.getValue().get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS));
        }
        return said;
    }

    private static List<String> slowest(Map<String, Said> said) {
        List<Map.Entry<String, Said>> all = new ArrayList<>(said.entrySet());
        all.sort((one, other) -> Long.compare(other.getValue().millis, one.getValue().millis));
        return all.stream()
                .limit(6)
                .map(each -> each.getKey() + " " + each.getValue().millis)
                .toList();
    }

    private int ready() throws IOException, InterruptedException {
        return http.send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + hub.opsPort() + "/health/ready"))
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}
