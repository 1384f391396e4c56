package linkspan.business.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every call of the OpenAPI file, by everybody: who may not gets nothing, and nothing is written. */
@Tag("database")
class ApiContractTest {
    /** Which wrong proofs came, and how often a client called which version. */
    private static final Set<String> TELL_OF_REFUSED = Set.of("audit_log", "audit_seals", "client_calls");

    private final Hub hub = SharedHub.hub();
    private final ApiContract contract = new ApiContract();
    private final HttpClient http = HttpClient.newHttpClient();
    private final String name = "contract-" + UUID.randomUUID().toString().substring(0, 8);
    private final ApiClient own = new ApiClient(hub, name);

    @Test
    void every_call_is_for_its_own_client_only() throws Exception {
        ApiClient other = new ApiClient(hub, "contract-other");
        ApiClient weaker = new ApiClient(hub, name + "-weaker");
        Rights elsewhere = new Rights(Set.of("shipments:read"), Set.of(name), Set.of(), Set.of());
        hub.messagePort().clients().grant(name + "-weaker", before -> new Grant(elsewhere, null, null, false, null));
        NewKey known = hub.messagePort().clients().add(name, 1_000_000);
        ApiClient forged = new ApiClient(hub, new NewKey(known.keyId(), "wrong-" + known.secret()));
        for (ApiContract.Operation operation : contract.operations()) {
            String body = GoodCalls.body(operation);
            String path = GoodCalls.path(operation, own);
            // what the hub does meanwhile may be counted once or twice; what a refused call writes would be each time
            await().until(() -> {
                Map<String, Long> before = counts();
                refused(operation, path, body, forged, weaker);
                unknown(operation, path, body, other);
                return counts().equals(before);
            });
            HttpResponse<String> right = GoodCalls.call(own, operation, path, body);
            assertThat(right.statusCode())
                    .as(operation.id() + ": " + right.body())
                    .isLessThan(300);
            assertThat(contract.problems(operation, right)).as(operation.id()).isEmpty();
        }
    }

    /** Another client's order is as one that never was: nothing of it is told, and nothing happens to it. */
    private void unknown(ApiContract.Operation operation, String path, String body, ApiClient other) throws Exception {
        if (!operation.path().contains("{id}")) {
            return;
        }
        String id = path.split("/")[4];
        HttpResponse<String> others = GoodCalls.call(other, operation, path, body);
        HttpResponse<String> nobodys = GoodCalls.call(other, operation, path.replace(id, "nobody"), body);
        assertThat(others.statusCode())
                .as(operation.id() + ": " + others.body())
                .isEqualTo(404);
        assertThat(withoutTime(others)).isEqualTo(withoutTime(nobodys));
        assertThat(others.headers().map().keySet())
                .isEqualTo(nobodys.headers().map().keySet());
        assertThat(contract.problems(operation, others)).as(operation.id()).isEmpty();
    }

    private static String withoutTime(HttpResponse<String> answer) {
        return answer.body().replaceAll("\\d{13}", "");
    }

    @Test
    void what_is_another_client_s_is_in_nobody_else_s_list_and_the_audit_log_knows_who_asked() throws Exception {
        ApiClient other = new ApiClient(hub, name + "-curious");
        String id = OrderCalls.data(own.create(GoodCalls.ORDER)).path("orderId").asText();
        HttpResponse<String> list = other.send("GET", "/api/v1/orders?limit=200", "", "");
        assertThat(OrderCalls.data(list).path("orders")).isEmpty();
        // ten kinds a minute are told: other tests may have had them
        await().untilAsserted(() -> {
            assertThat(other.read(id).statusCode()).isEqualTo(404);
            try (Connection connection = TestDatabase.connect(SharedHub.data(), hub.environment())) {
                assertThat(Sql.list(
                                connection,
                                "select detail from audit_log where action = 'access-refused' and actor = '" + name
                                        + "-curious' and target = 'order " + id + "'",
                                row -> row.getString(1)))
                        .contains("not within its reach");
            }
        });
    }

    private void refused(ApiContract.Operation operation, String path, String body, ApiClient forged, ApiClient weaker)
            throws Exception {
        for (HttpResponse<String> refused :
                List.of(unsigned(operation, path, body), GoodCalls.call(forged, operation, path, body))) {
            assertThat(refused.statusCode()).as(operation.id()).isEqualTo(401);
            assertThat(refused.headers().firstValue("WWW-Authenticate"))
                    .contains("Bearer realm=\"linkspan\", ApiKey realm=\"linkspan\"");
            assertThat(contract.problems(operation, refused)).isEmpty();
        }
        HttpResponse<String> weak = GoodCalls.call(weaker, operation, path, body);
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
    void versions_live_beside_each_other_and_an_unknown_one_is_406() throws Exception {
        String id = OrderCalls.data(own.create(GoodCalls.ORDER)).path("orderId").asText();
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
        assertThat(events.at("/channels/order-topic/messages").fieldNames())
                .toIterable()
                .contains("order-created", "order-updated", "order-cancelled", "order-shipped", "order-deleted");
        List<String> references = events.findValuesAsText("$ref");
        assertThat(references).isNotEmpty().allSatisfy(reference -> {
            assertThat(reference).startsWith("#/");
            assertThat(events.at(reference.substring(1)).isMissingNode())
                    .as(reference)
                    .isFalse();
        });
    }
}
