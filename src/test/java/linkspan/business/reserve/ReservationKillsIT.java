package linkspan.business.reserve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import linkspan.inbound.client.NewKey;
import linkspan.lab.process.HubChild;
import linkspan.lab.process.Jvm;
import linkspan.lab.sandbox.LocalSandbox;
import linkspan.model.Json;
import linkspan.platform.broker.LowPort;
import linkspan.stand.ApiClient;
import linkspan.stand.FewSystems;
import linkspan.stand.TestSandbox;
import linkspan.stand.TestServers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Hubs die at every step of Try, Confirm and Cancel, one after the other on the same data; the last one brings all to an end.
 * Starts nine hubs: with {@code -Dlinkspan.kills=1} only. Nothing is dispatched here, so that the sweeper has to confirm.
 */
@Tag("database")
@EnabledIfSystemProperty(named = "linkspan.kills", matches = "\\d+")
class ReservationKillsIT {
    private static final String SKU = "KILLED";
    private static final int STOCK = 20;
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private final HttpClient http = HttpClient.newHttpClient();
    private final List<Sent> orders = new ArrayList<>();

    /** A client that hears nothing comes again under its key. */
    private record Sent(String id, String key, String body) {}

    @TempDir
    private Path folder;

    private @Nullable NewKey key;

    private interface Act {
        void on(ApiClient client) throws Exception;
    }

    @Test
    void the_warehouse_holds_what_reserved_orders_need_whenever_a_hub_dies() throws Exception {
        Path home = FewSystems.home(folder.resolve("home"), List.of("wms"));
        try (var files = Files.list(home.resolve("routes/wms"))) {
            for (Path file : files.filter(it -> it.getFileName().toString().startsWith("deliver-order-"))
                    .toList()) {
                Files.delete(file);
            }
        }
        try (LocalSandbox sandbox = TestSandbox.start(folder.resolve("sandbox"));
                TestServers servers = TestServers.start(folder.resolve("servers"), Map.of())) {
            ask(sandbox, "PUT", "/wms/stock/" + SKU, "{\"available\":" + STOCK + "}");
            Map<String, String> environment = new HashMap<>(servers.environment());
            environment.put("LINKSPAN_SANDBOX_URL", sandbox.url());
            environment.put("LINKSPAN_SANDBOX_BI_URL", sandbox.biUrl());
            dies(home, environment, "R1:1", client -> create(client, 2)); // before Try
            dies(home, environment, "R2:1", client -> create(client, 3)); // tried, not written; R1's order is swept
            dies(home, environment, "R3:1", client -> {}); // the sweeper has tried again, not written
            dies(home, environment, "R4:1", client -> {}); // written
            dies(home, environment, "A8:2", client -> create(client, 4)); // the outcome is sent, its fate unknown
            dies(home, environment, "A9:2", client -> create(client, 5)); // committed, not answered
            dies(home, environment, "R3:1", client -> cancel(client, create(client, 1))); // given back, not written
            String gone = orders.get(orders.size() - 1).id;
            dies(home, environment, "R3:1", client -> {}); // once more, or confirmed
            try (HubChild last = hub(home, environment, "none:1")) {
                last.start();
                last.awaitReady();
                ApiClient client = client(last);
                await().atMost(LONGEST).untilAsserted(() -> settled(client, sandbox, gone));
            }
        }
    }

    /** What a client has not heard of, it sends again; then all is as it wanted, and the warehouse holds what that needs. */
    private void settled(ApiClient client, LocalSandbox sandbox, String gone) throws Exception {
        for (Sent sent : orders) {
            HttpResponse<String> told = client.send("POST", "/api/v1/orders", sent.body, sent.key);
            assertThat(told.statusCode()).as(told.body()).isEqualTo(201);
        }
        HttpResponse<String> cancelled =
                client.send("POST", "/api/v1/orders/" + gone + "/cancel", "", "cancel-" + gone);
        assertThat(cancelled.statusCode()).as(cancelled.body()).isEqualTo(200);
        long reserved = 0;
        for (Sent sent : orders) {
            JsonNode order = Json.read(client.read(sent.id).body()).path("data");
            boolean ended = sent.id.equals(gone);
            assertThat(order.path("status").asText()).as(sent.id).isEqualTo(ended ? "CANCELLED" : "RESERVED");
            reserved += ended ? 0 : order.at("/items/0/quantity").asLong();
        }
        JsonNode stock = ask(sandbox, "GET", "/wms/stock/" + SKU, "").path("data");
        assertThat(STOCK - stock.path("available").asLong()).isEqualTo(reserved).isEqualTo(14);
        String journal = Files.readString(folder.resolve("sandbox/wms.reservations"));
        assertThat(journal.lines()
                        .filter(line -> line.contains("\"confirmed\":true"))
                        .toList())
                .as("confirmed by the sweeper")
                .hasSizeGreaterThanOrEqualTo(4);
    }

    /** A hub is started, lives until that point and is dead. */
    private void dies(Path home, Map<String, String> environment, String point, Act act) throws Exception {
        try (HubChild hub = hub(home, environment, point)) {
            hub.start();
            hub.awaitReady();
            act.on(client(hub));
            await(point).atMost(LONGEST).until(() -> !hub.alive());
        }
    }

    private ApiClient client(HubChild hub) {
        if (key == null) {
            JsonNode made = hub.tell(
                    "/admin/clients", JsonNodeFactory.instance.objectNode().put("name", "kills"));
            key = new NewKey(
                    made.required("keyId").asText(), made.required("secret").asText());
        }
        return new ApiClient(URI.create(hub.url()).getPort(), Objects.requireNonNull(key));
    }

    private HubChild hub(Path home, Map<String, String> environment, String point) {
        Random random = new Random();
        List<String> options = new ArrayList<>(Jvm.BRIEF.options("400m"));
        options.add("-Dlinkspan.crash=" + point + ":halt");
        return new HubChild(new HubChild.Settings(
                HubChild.RUN,
                home,
                folder.resolve("data"),
                LowPort.free(random),
                LowPort.free(random),
                environment,
                options,
                folder.resolve("hub.log"),
                Duration.ZERO));
    }

    private String create(ApiClient client, int quantity) throws Exception {
        String id = "KI-" + UUID.randomUUID();
        String body = """
                    {"orderId": "%s", "placedAt": "2026-11-11T10:00:00+08:00", "currency": "EUR",
                     "shipTo": {"name": "x", "countryCode": "CN"},
                     "items": [{"skuId": "%s", "quantity": %d, "unitPrice": {"value": "1.50", "currency": "EUR"}}]}""".formatted(id, SKU, quantity);
        Sent sent = new Sent(id, UUID.randomUUID().toString(), body);
        orders.add(sent);
        try {
            client.send("POST", "/api/v1/orders", body, sent.key);
        } catch (IOException e) {
            // it has died
        }
        return id;
    }

    private static void cancel(ApiClient client, String id) throws Exception {
        try {
            client.send(
                    "POST",
                    "/api/v1/orders/" + id + "/cancel",
                    "",
                    UUID.randomUUID().toString());
        } catch (IOException e) {
            // it has died
        }
    }

    private JsonNode ask(LocalSandbox sandbox, String method, String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(sandbox.url() + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        return Json.read(
                http.send(request, HttpResponse.BodyHandlers.ofString()).body());
    }
}
