package linkspan.business.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.UUID;
import linkspan.Hub;
import linkspan.inbound.client.Grant;
import linkspan.inbound.client.NewKey;
import linkspan.model.Json;
import linkspan.operations.manual.EventsDocument;
import linkspan.platform.access.Rights;
import linkspan.platform.database.Sql;
import linkspan.platform.database.TestDatabase;
import linkspan.stand.ApiClient;
import linkspan.stand.SharedHub;
import org.junit.jupiter.api.Test;

/** Every call of the OpenAPI file, by everybody, with anything: the answers are what the file says. */
class ApiContractTest {
    private static final String ITEM = """
            {"skuId": "CONTRACT", "quantity": 1, "unitPrice": {"value": "1.00", "currency": "EUR"}}""";
    private static final String ORDER = """
            {"placedAt": "2026-11-11T10:00:00+08:00", "currency": "EUR", "customer": {"customerId": "C-1"},
             "shipTo": {"name": "x", "countryCode": "CN"}, "items": [%s]}""".formatted(ITEM);

    /** The body with which each call succeeds; one that is not here fails the build. */
    private static final Map<String, String> BODIES = Map.ofEntries(
            Map.entry("listOrders", ""),
            Map.entry("createOrder", ORDER),
            Map.entry("readOrder", ""),
            Map.entry("updateOrder", ORDER),
            Map.entry("deleteOrder", ""),
            Map.entry("readItems", ""),
            Map.entry("addItem", ITEM),
            Map.entry("cancelOrder", "{\"reason\": \"no\"}"),
            Map.entry("shipOrder", "{\"carrierCode\": \"SF\"}"),
            Map.entry("readTimeline", ""),
            Map.entry("readOrderV2", ""));

    /** Which wrong proofs came, and how often a client called which version. */
    private static final Set<String> TELL_OF_REFUSED = Set.of("audit_log", "audit_seals", "client_calls");

    private final Hub hub = SharedHub.hub();
    private final ApiContract contract = new ApiContract();
    private final HttpClient http = HttpClient.newHttpClient();
    private final String name = "contract-" + UUID.randomUUID().toString().substring(0, 8);
    private final ApiClient own = new ApiClient(hub, name);

    private String path(ApiContract.Operation operation) throws Exception {
        if (!operation.path().contains("{id}")) {
            return operation.path();
        }
        HttpResponse<String> created = own.create(ORDER);
        String id = OrderCalls.data(created).path("orderId").asText();
        return operation.path().replace("{id}", id);
    }

    private static HttpResponse<String> call(
            ApiClient client, ApiContract.Operation operation, String path, String body) throws Exception {
        String key = operation.method().equals("GET") ? "" : UUID.randomUUID().toString();
        Map<String, String> headers = operation.method().equals("PUT") ? Map.of("If-Match", "\"1\"") : Map.of();
        return client.send(operation.method(), path, body, key, headers);
    }

    @Test
    void every_call_is_for_its_own_client_only() throws Exception {
        ApiClient other = new ApiClient(hub, "contract-other");
        ApiClient weaker = new ApiClient(hub, name + "-weaker");
        Rights elsewhere = new Rights(Set.of("shipments:read"), Set.of(name), Set.of(), Set.of());
        hub.messagePort().clients().grant(name + "-weaker", before -> new Grant(elsewhere, null, null, false, null));
        NewKey known = hub.messagePort().clients().add(name, 1_000_000);
        ApiClient forged = new ApiClient(hub, new NewKey(known.keyId(), "wrong-" + known.secret()));
        for (ApiContract.Operation operation : contract.operations()) {
            assertThat(BODIES).as("a new call needs a row here").containsKey(operation.id());
            String body = BODIES.get(operation.id());
            String path = path(operation);
            // what the hub does meanwhile may be counted once or twice; what a refused call writes would be each time
            await().until(() -> {
                Map<String, Long> before = counts();
                refused(operation, path, body, forged, weaker);
                return counts().equals(before);
            });
            HttpResponse<String> others = call(other, operation, path, body);
            assertThat(others.statusCode())
                    .as(operation.id() + ": " + others.body())
                    .isEqualTo(
                            operation.path().contains("{id}")
                                    ? 404
                                    : operation.method().equals("GET") ? 200 : 201);
            HttpResponse<String> right = call(own, operation, path, body);
            assertThat(right.statusCode())
                    .as(operation.id() + ": " + right.body())
                    .isLessThan(300);
            assertThat(contract.problems(operation, right)).as(operation.id()).isEmpty();
            assertThat(contract.problems(operation, others)).as(operation.id()).isEmpty();
        }
    }

    private void refused(ApiContract.Operation operation, String path, String body, ApiClient forged, ApiClient weaker)
            throws Exception {
        for (HttpResponse<String> refused :
                List.of(unsigned(operation, path, body), call(forged, operation, path, body))) {
            assertThat(refused.statusCode()).as(operation.id()).isEqualTo(401);
            assertThat(refused.headers().firstValue("WWW-Authenticate"))
                    .contains("Bearer realm=\"linkspan\", ApiKey realm=\"linkspan\"");
            assertThat(contract.problems(operation, refused)).isEmpty();
        }
        HttpResponse<String> weak = call(weaker, operation, path, body);
        assertThat(weak.statusCode()).as(operation.id()).isEqualTo(403);
        assertThat(contract.problems(operation, weak)).isEmpty();
    }

    private HttpResponse<String> unsigned(ApiContract.Operation operation, String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + hub.port() + path))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .method(operation.method(), HttpRequest.BodyPublishers.ofString(body))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    /** How many rows each table has, but those that tell of refused calls. */
    private Map<String, Long> counts() throws Exception {
        Map<String, Long> counts = new TreeMap<>();
        try (Connection connection = TestDatabase.connect(SharedHub.data(), hub.environment())) {
            List<String> tables = Sql.list(
                    connection,
                    "select lower(table_name) from information_schema.tables where lower(table_schema) = 'public'",
                    row -> row.getString(1));
            assertThat(tables).contains("orders", "messages", "nonces", "events", "audit_log");
            for (String table : tables) {
                if (!TELL_OF_REFUSED.contains(table)) {
                    counts.putAll(Map.of(
                            table,
                            Sql.list(connection, "select count(*) from " + table, row -> row.getLong(1))
                                    .get(0)));
                }
            }
        }
        return counts;
    }

    @Test
    void whatever_is_sent_the_answer_is_in_the_contract() throws Exception {
        SplittableRandom random = new SplittableRandom(20261129);
        for (ApiContract.Operation operation : contract.operations()) {
            String body = BODIES.get(operation.id());
            for (int i = 0; i < 40; i++) {
                String path =
                        i % 4 == 0 || !operation.path().contains("{id}") ? path(operation) : path(operation, random);
                String sent = body;
                boolean fits = true;
                if (!body.isEmpty()) {
                    JsonNode bent = Bent.of(Json.read(body), random);
                    fits = contract.problemsOfBody(operation, bent).isEmpty();
                    sent = Json.text(bent);
                }
                if (operation.method().equals("GET") && !operation.path().contains("{id}")) {
                    path += Bent.query(random);
                }
                HttpResponse<String> answer = call(own, operation, path, sent);
                String told = operation.method() + " " + path + " " + sent + " -> " + answer.body();
                assertThat(answer.statusCode()).as(told).isLessThan(500);
                assertThat(contract.problems(operation, answer)).as(told).isEmpty();
                if (!fits) {
                    assertThat(answer.statusCode())
                            .as("off its schema: " + told)
                            .isGreaterThanOrEqualTo(400);
                }
            }
        }
    }

    private static String path(ApiContract.Operation operation, SplittableRandom random) {
        List<String> ids = List.of("nobody", "%00", "..", "%2e%2e", "a%2Fb", "%F0%9F%8D%B5", "x".repeat(300), "%ff");
        return operation.path().replace("{id}", ids.get(random.nextInt(ids.size())));
    }

    @Test
    void versions_live_beside_each_other_and_an_unknown_one_is_406() throws Exception {
        String id = OrderCalls.data(own.create(ORDER)).path("orderId").asText();
        Map<String, Integer> first = Map.of(
                "application/vnd.company.v1+json",
                200,
                "application/vnd.company.v2+json",
                406,
                "application/json",
                200);
        for (Map.Entry<String, Integer> accept : first.entrySet()) {
            HttpResponse<String> answer =
                    own.send("GET", "/api/v1/orders/" + id, "", "", Map.of("Accept", accept.getKey()));
            assertThat(answer.statusCode()).as(accept.getKey()).isEqualTo(accept.getValue());
        }
        Map<String, String> second = Map.of("Accept", "application/vnd.company.v2+json");
        assertThat(own.send("GET", "/api/v2/orders/" + id, "", "", second).statusCode())
                .isEqualTo(200);
        HttpResponse<String> problem = own.send(
                "GET",
                "/api/v1/orders/none",
                "",
                "",
                Map.of("Accept", "application/problem+json", "Accept-Language", "en"));
        assertThat(problem.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(Json.read(problem.body()).path("title").asText()).isEqualTo("there is no such resource");
        assertThat(Json.read(own.read("none").body()).path("message").asText()).isEqualTo("资源不存在");
    }

    @Test
    void the_pages_are_served_from_here_and_the_topics_are_made_from_the_schemas() throws Exception {
        for (String path : List.of(
                "/api/docs",
                "/api/docs/docs.js",
                "/api/docs/swagger-ui.css",
                "/api/docs/swagger-ui-bundle.js",
                "/api/docs/openapi.json",
                "/api/events")) {
            HttpResponse<String> page = http.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + hub.port() + path))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(page.statusCode()).as(path).isEqualTo(200);
            if (path.equals("/api/docs")) {
                assertThat(page.body()).doesNotContain("http://", "https://");
            }
        }
        JsonNode events = EventsDocument.of(java.nio.file.Path.of("mappings"));
        assertThat(events.at("/channels/order-topic/messages").size()).isEqualTo(7);
        List<String> references = events.findValuesAsText("$ref");
        assertThat(references).isNotEmpty().allSatisfy(reference -> {
            assertThat(reference).startsWith("#/");
            assertThat(events.at(reference.substring(1)).isMissingNode())
                    .as(reference)
                    .isFalse();
        });
    }

    /** Bodies and queries that somebody might send. */
    private static final class Bent {
        private static final List<String> VALUES = List.of(
                "null",
                "\"\"",
                "-1",
                "0",
                "1e99",
                "12345678901234567890",
                "true",
                "[]",
                "{}",
                "\"\\u0007\"",
                "\"" + "x".repeat(2000) + "\"",
                "\"🍵\"",
                "[[[]]]",
                "\"2026-02-31T00:00:00Z\"",
                "\"EUR\"",
                "\"' or 1=1 --\"",
                "0.5");

        static JsonNode of(JsonNode body, SplittableRandom random) {
            JsonNode bent = body.deepCopy();
            for (int times = random.nextInt(3); times > 0; times--) {
                bend(bent, random);
            }
            return bent;
        }

        private static void bend(JsonNode node, SplittableRandom random) {
            if (node instanceof ObjectNode object && !object.isEmpty()) {
                List<String> names = new ArrayList<>();
                object.fieldNames().forEachRemaining(names::add);
                String name = names.get(random.nextInt(names.size()));
                switch (random.nextInt(5)) {
                    case 0 -> object.remove(name);
                    case 1 -> object.set("extra-" + random.nextInt(9), value(random));
                    case 2 -> bend(object.get(name), random);
                    default -> object.set(name, value(random));
                }
            } else if (node instanceof ArrayNode array && !array.isEmpty()) {
                if (random.nextBoolean()) {
                    bend(array.get(0), random);
                } else {
                    array.set(0, value(random));
                }
            }
        }

        private static JsonNode value(SplittableRandom random) {
            return random.nextInt(20) == 0
                    ? JsonNodeFactory.instance.numberNode(random.nextLong())
                    : Json.read(VALUES.get(random.nextInt(VALUES.size())));
        }

        static String query(SplittableRandom random) {
            List<String> names = List.of("status", "updatedSince", "system", "sort", "limit", "cursor", "colour");
            List<String> values = List.of(
                    "PENDING",
                    "2026-01-01T00:00:00Z",
                    "api",
                    "-updatedAt",
                    "2",
                    "-1",
                    "%00",
                    "%F0%9F%8D%B5",
                    "",
                    "99999999999",
                    "+",
                    "x%27");
            return "?" + names.get(random.nextInt(names.size())) + "=" + values.get(random.nextInt(values.size()));
        }
    }
}
