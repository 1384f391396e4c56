package linkspan.inbound.route;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import linkspan.inbound.client.NewKey;
import linkspan.model.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("database")
class ApiTest {
    private static final String CUSTOMERS = "/api/v1/customers";
    private static IntakeHub hub;
    private static Sender sender;
    private static NewKey key;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        hub = new IntakeHub(folder, IntakeHub.limits(), new ApiRoutes());
        sender = new Sender(hub.port());
        key = hub.clients.add("acme", 2_000);
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    private static Signed request(String method, String target, String body, String idempotencyKey) {
        return Signed.of(key, hub.port(), hub.clock.millis(), method, target, body, idempotencyKey);
    }

    private static Signed create(String id) {
        return request("POST", CUSTOMERS, "{\"id\":\"" + id + "\"}", "key-" + UUID.randomUUID());
    }

    @Test
    void a_call_is_answered_with_what_the_route_left() {
        HttpResponse<String> answer =
                request("POST", CUSTOMERS, "{\"id\":\"a1\"}", "whose").send(sender);

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.headers().firstValue("Location")).contains(CUSTOMERS + "/a1");
        assertThat(answer.headers().firstValue("ETag")).contains("\"1\"");
        assertThat(Json.read(answer.body()).path("data").path("made").asBoolean())
                .isTrue();
        assertThat(hub.value("select client from messages where idempotency_key like '%whose%'"))
                .isEqualTo("acme");
    }

    @Test
    void a_question_changes_nothing_and_sees_path_query_and_caller() {
        long before = hub.count("messages");
        HttpResponse<String> answer =
                request("GET", CUSTOMERS + "/x%20y?page=2&q=%E8%8C%B6", "", "").send(sender);

        JsonNode data = Json.read(answer.body()).path("data");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(data.path("id").asText()).isEqualTo("x y");
        assertThat(data.path("query").path("page").asText()).isEqualTo("2");
        assertThat(data.path("query").path("q").asText()).isEqualTo("茶");
        assertThat(data.path("client").asText()).isEqualTo("acme");
        assertThat(hub.count("messages")).isEqualTo(before);
    }

    @Test
    void a_question_again_gets_the_stored_answer() {
        Signed question = request("GET", CUSTOMERS + "/a", "", "");
        HttpResponse<String> first = question.send(sender);
        HttpResponse<String> second = question.send(sender);

        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.headers().firstValue("Idempotent-Replayed")).contains("true");
        assertThat(request("GET", CUSTOMERS + "/nobody", "", "").send(sender).statusCode())
                .isEqualTo(404);
        assertThat(request("GET", CUSTOMERS + "/a?p=1&p=2", "", "").send(sender).statusCode())
                .isEqualTo(400);
    }

    @Test
    void a_call_that_writes_needs_a_key_that_is_not_used_for_another() {
        Signed keyless = request("POST", CUSTOMERS, "{\"id\":\"k0\"}", "");
        assertThat(keyless.send(sender).statusCode()).isEqualTo(400);
        assertThat(Json.read(keyless.send(sender).body()).path("code").asInt()).isEqualTo(40005);

        String once = UUID.randomUUID().toString();
        HttpResponse<String> first =
                request("POST", CUSTOMERS, "{\"id\":\"k1\"}", once).send(sender);
        HttpResponse<String> quoted = request("POST", CUSTOMERS, "{\"id\":\"k1\"}", "\"" + once + "\"")
                .send(sender);
        HttpResponse<String> other =
                request("POST", CUSTOMERS, "{\"id\":\"k2\"}", once).send(sender);

        assertThat(quoted.body()).isEqualTo(first.body());
        assertThat(quoted.statusCode()).isEqualTo(201);
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(Json.read(other.body()).path("code").asInt()).isEqualTo(42201);
        assertThat(hub.value("select count(*) from events where stream_key in ('k0', 'k2')"))
                .isEqualTo("0");
    }

    @Test
    void one_key_for_two_orders_is_not_taken_for_one_request() {
        String once = UUID.randomUUID().toString();
        assertThat(request("POST", CUSTOMERS + "/o1/close", "", once)
                        .send(sender)
                        .statusCode())
                .isEqualTo(200);
        assertThat(request("POST", CUSTOMERS + "/o2/close", "", once)
                        .send(sender)
                        .statusCode())
                .isEqualTo(422);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "\"a b\"", "\u00e4"})
    void a_key_is_visible_ascii(String bad) {
        Signed call = request("POST", CUSTOMERS, "{\"id\":\"v\"}", "x").with("Idempotency-Key", bad);
        int status = call.signed(key, hub.port()).send(sender).statusCode();
        assertThat(status).isIn(400, 401); // not ASCII: signed as other bytes than this client thinks
    }

    @Test
    void a_refusal_is_not_stored_and_the_key_stays_free() {
        String once = UUID.randomUUID().toString();
        assertThat(request("POST", CUSTOMERS, "{\"no\":1}", once).send(sender).statusCode())
                .isEqualTo(400);
        assertThat(request("POST", CUSTOMERS, "{\"id\":\"r1\"}", once)
                        .send(sender)
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void a_refusal_in_the_commit_is_the_stored_answer() {
        Signed call = request(
                "POST",
                CUSTOMERS,
                "{\"id\":\"u1\",\"name\":\"unwanted\"}",
                UUID.randomUUID().toString());
        HttpResponse<String> first = call.send(sender);
        HttpResponse<String> second = call.send(sender);

        assertThat(first.statusCode()).isEqualTo(409);
        assertThat(first.headers().firstValue("Location")).isEmpty();
        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(hub.value("select count(*) from events where stream_key = 'u1'"))
                .isEqualTo("0");
    }

    @Test
    void every_field_is_signed() {
        String before = hub.written() + hub.count("nonces");
        Signed call = create("s1");
        NewKey other = hub.clients.add("other", 10);
        Signed[] forged = {
            new Signed("PUT", call.path() + "/s1", call.body(), call.headers()),
            new Signed("POST", call.path() + "?a=b", call.body(), call.headers()),
            new Signed("POST", call.path() + "/s1/close", call.body(), call.headers()),
            new Signed("POST", call.path(), call.body() + " ", call.headers()),
            call.with("Content-Type", "application/json;charset=utf-8"),
            call.with("X-Timestamp", Long.toString(hub.clock.millis() + 1)),
            call.with("X-Nonce", UUID.randomUUID().toString()),
            call.with("Idempotency-Key", "another"),
            call.without("Idempotency-Key"),
            call.with("Authorization", "ApiKey " + other.keyId()),
            call.with("Authorization", "ApiKey unknown"),
            call.with("X-Signature", "v2=" + create("s2").signature(key, hub.port())),
            call.with("X-Signature", "v2=" + call.signature(other, hub.port())),
        };
        for (Signed request : forged) {
            assertRefused(request);
        }
        assertThat(hub.written() + hub.count("nonces")).isEqualTo(before);
        assertThat(call.send(sender).statusCode()).isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource({
        "Authorization, Bearer x",
        "Authorization, ApiKey",
        "Authorization, apikey x",
        "X-Timestamp, 1",
        "X-Timestamp, +1794366671111",
        "X-Timestamp, 01794366671111",
        "X-Timestamp, -9223372036854775808",
        "X-Timestamp, 17943666711110",
        "X-Nonce, short",
        "X-Nonce, with.dot.with.dot.with.dot",
        "X-Signature, v1=AAAA",
        "X-Signature, v2=AAAA",
        "X-Signature, 'v2=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=, v2=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA='"
    })
    void a_malformed_field_is_refused_like_a_wrong_signature(String header, String value) {
        assertRefused(create("m1").with(header, value).signed(key, hub.port()).with(header, value));
        assertRefused(create("m1").without(header));
    }

    private static void assertRefused(Signed request) {
        HttpResponse<String> answer = request.send(sender);
        assertThat(answer.statusCode()).as("%s", request).isEqualTo(401);
        assertThat(answer.body())
                .isEqualTo("{\"code\":40101,\"message\":\"身份验证失败\",\"data\":null,\"timestamp\":" + hub.clock.millis()
                        + "}");
    }

    @Test
    void either_of_two_signatures_will_do() {
        Signed call = create("t1");
        NewKey old = hub.clients.add("old", 1);
        String both = "v2=" + call.signature(old, hub.port()) + ",v2=" + call.signature(key, hub.port());
        assertThat(call.with("X-Signature", both).send(sender).statusCode()).isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource({"-300000, 200", "-300001, 401", "60000, 200", "60001, 401", "-315360000000, 401", "8205633328888, 401"})
    void a_request_is_good_for_five_minutes_and_a_minute_ahead(long offset, int status) {
        Signed call = Signed.of(key, hub.port(), hub.clock.millis() + offset, "GET", CUSTOMERS + "/w", "", "");
        assertThat(call.send(sender).statusCode()).isEqualTo(status);
    }

    @Test
    void a_nonce_is_used_once_and_free_again_when_it_has_expired() {
        Signed first = create("n1");
        assertThat(first.send(sender).statusCode()).isEqualTo(201);
        HttpResponse<String> again = first.send(sender);
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.headers().firstValue("Idempotent-Replayed")).contains("true");

        String nonce = first.headers().get("X-Nonce");
        assertRefused(create("n2").with("X-Nonce", nonce).signed(key, hub.port()));
        assertRefused(
                request("GET", CUSTOMERS + "/n1", "", "").with("X-Nonce", nonce).signed(key, hub.port()));

        hub.clock.move(Duration.ofSeconds(302));
        assertThat(create("n3")
                        .with("X-Nonce", nonce)
                        .signed(key, hub.port())
                        .send(sender)
                        .statusCode())
                .isEqualTo(201);
        hub.clock.move(Duration.ofSeconds(302));
        assertThat(hub.nonces.deleteExpired()).isPositive();
        assertThat(hub.count("nonces")).isZero();
    }

    @Test
    void a_client_has_its_rate_and_ends_when_it_is_revoked() {
        NewKey slow = hub.clients.add("slow", 1);
        Signed first = Signed.of(slow, hub.port(), hub.clock.millis(), "GET", CUSTOMERS + "/q", "", "");
        Signed second = Signed.of(slow, hub.port(), hub.clock.millis(), "GET", CUSTOMERS + "/q", "", "");
        assertThat(first.send(sender).statusCode()).isEqualTo(200);
        HttpResponse<String> refused = second.send(sender);
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Retry-After")).contains("1");

        assertThat(hub.clients.revoke("slow")).isEqualTo(1);
        assertRefused(Signed.of(slow, hub.port(), hub.clock.millis(), "GET", CUSTOMERS + "/q", "", ""));
        assertThat(hub.clients.list()).anyMatch(row -> row.client().equals("slow") && row.revokedAt() != null);
        assertThat(hub.value("select secret from api_clients where client = 'slow'"))
                .doesNotContain(slow.secret());
    }

    @Test
    void a_partner_signs_with_the_key_of_its_own_name_and_is_told_what_cannot_be_mapped() {
        NewKey partner = hub.clients.add("partner", 100);
        String path = "/in/partner/customer-changed";
        long now = hub.clock.millis();
        assertThat(Signed.of(partner, hub.port(), now, "POST", path, "{\"id\":\"p1\",\"name\":\"x\"}", "")
                        .send(sender)
                        .statusCode())
                .isEqualTo(200);
        HttpResponse<String> unmappable = Signed.of(partner, hub.port(), now, "POST", path, "{\"id\":\"p2\"}", "")
                .send(sender);
        assertThat(unmappable.statusCode()).isEqualTo(422);
        assertThat(Json.read(unmappable.body()).path("details").path("path").asText())
                .isEqualTo("customer.name");
        assertThat(Signed.of(key, hub.port(), now, "POST", path, "{\"id\":\"p3\",\"name\":\"x\"}", "")
                        .send(sender)
                        .statusCode())
                .isEqualTo(403);
        assertThat(hub.value("select count(*) from events where stream_key in ('p2', 'p3')"))
                .isEqualTo("0");
    }
}
