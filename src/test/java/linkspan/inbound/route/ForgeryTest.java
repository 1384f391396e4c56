package linkspan.inbound.route;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import linkspan.inbound.auth.NotAuthentic;
import linkspan.inbound.auth.token.Issuer;
import linkspan.inbound.auth.token.OAuthSettings;
import linkspan.inbound.auth.way.CallerWays;
import linkspan.inbound.client.Grant;
import linkspan.inbound.client.NewKey;
import linkspan.inbound.request.Body;
import linkspan.inbound.request.RequestFacts;
import linkspan.model.Json;
import linkspan.model.failure.Refused;
import linkspan.platform.access.Rights;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every way of proving who calls, and everything that somebody else may make of a proven request. */
@Tag("database")
class ForgeryTest {
    private static final String CUSTOMERS = "/api/v1/customers";
    private static IntakeHub hub;
    private static Sender sender;
    private static Issuer issuer;
    private static CallerWays ways;
    private static NewKey key;
    private static NewKey other;
    private static NewKey partner;
    private static KeyPair pair;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        issuer = new Issuer(folder);
        hub = new IntakeHub(folder, IntakeHub.limits(), issuer.environment(), new ApiRoutes());
        sender = new Sender(hub.port());
        ways = new CallerWays(hub.clients, OAuthSettings.of(issuer.environment()), hub.clock);
        key = hub.clients.add("acme", 1_000_000);
        other = hub.clients.add("other", 1_000_000);
        pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        String pem = "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getEncoder().encodeToString(pair.getPublic().getEncoded()) + "\n-----END PUBLIC KEY-----\n";
        partner = hub.clients.addPublicKey("partner-of-keys", 1_000_000, pem);
        for (String client : List.of("acme", "other")) {
            hub.clients.grant(
                    client, before -> granted(Rights.OWN, hub.clock.instant().plus(Duration.ofDays(400))));
        }
    }

    private static Grant granted(Rights rights, Instant v1Until) {
        return new Grant(rights, null, null, true, v1Until);
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    private static Signed good(String way, String method, String target, String body, String once) {
        Instant now = hub.clock.instant();
        return switch (way) {
            case "v1" -> Proofs.v1(key, now.toEpochMilli(), method, target, body, once);
            case "v2" -> Signed.of(key, hub.port(), now.toEpochMilli(), method, target, body, once);
            case "rfc9421" -> Proofs.message(key, null, hub.port(), now, method, target, body, once);
            case "ed25519" -> Proofs.message(partner, pair, hub.port(), now, method, target, body, once);
            default ->
                Proofs.bearer(issuer.token("acme", "customers:read customers:write", now), method, target, body, once);
        };
    }

    private static String create() {
        return "{\"id\":\"f-" + UUID.randomUUID() + "\"}";
    }

    /** Without a socket: what HTTP itself would refuse is judged, too. */
    private static boolean believed(Signed request, String host) {
        Map<String, String> headers = new HashMap<>();
        request.headers().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
        headers.put("host", host);
        String[] parts = request.path().split("\\?", 2);
        RequestFacts facts =
                new RequestFacts(request.method(), parts[0], parts.length > 1 ? parts[1] : "", Map.of(), headers, "");
        try {
            ways.identify(facts, new Body(request.body().getBytes(StandardCharsets.ISO_8859_1)));
            return true;
        } catch (NotAuthentic | Refused e) {
            return false;
        }
    }

    private static Set<String> covered(String way) {
        return switch (way) {
            case "v1" -> Set.of("body", "Authorization", "X-Timestamp", "X-Signature");
            case "bearer" -> Set.of("Authorization");
            case "v2" ->
                Set.of(
                        "method",
                        "path",
                        "host",
                        "body",
                        "Authorization",
                        "X-Timestamp",
                        "X-Nonce",
                        "X-Signature",
                        "Content-Type",
                        "Idempotency-Key");
            default ->
                Set.of(
                        "method",
                        "path",
                        "host",
                        "body",
                        "Signature",
                        "Signature-Input",
                        "Content-Type",
                        "Content-Digest",
                        "Idempotency-Key");
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1", "v2", "rfc9421", "ed25519", "bearer"})
    void no_bit_of_what_is_covered_can_be_changed(String way) {
        Signed good = good(way, "POST", CUSTOMERS + "?a=b%20c&d", create(), "once-" + UUID.randomUUID());
        String host = "127.0.0.1:" + hub.port();
        assertThat(believed(good, host)).isTrue();
        Map<String, String> parts = new LinkedHashMap<>(good.headers());
        parts.putAll(Map.of("method", good.method(), "path", good.path(), "host", host, "body", good.body()));
        int tried = 0;
        for (String part : covered(way)) {
            String value = parts.get(part);
            for (int i = 0; i < value.length(); i++) {
                for (int bit : new int[] {1, 4, 0x80}) {
                    char[] changed = value.toCharArray();
                    changed[i] ^= (char) bit;
                    assertThat(believed(
                                    changed(good, part, new String(changed)),
                                    part.equals("host") ? new String(changed) : host))
                            .as("%s, %s at %s", part, bit, i)
                            .isFalse();
                    tried++;
                }
            }
            if (!part.equals("host")) {
                assertThat(believed(changed(good, part, ""), host))
                        .as("%s empty", part)
                        .isFalse();
            }
        }
        assertThat(tried).isGreaterThan(way.equals("bearer") ? 900 : 400);
    }

    private static Signed changed(Signed good, String part, String value) {
        return switch (part) {
            case "method" -> new Signed(value, good.path(), good.body(), good.headers());
            case "path" -> new Signed(good.method(), value, good.body(), good.headers());
            case "body" -> new Signed(good.method(), good.path(), value, good.headers());
            case "host" -> good;
            default -> value.isEmpty() ? good.without(part) : good.with(part, value);
        };
    }

    private static void assertRefused(Signed request) {
        HttpResponse<String> answer = request.send(sender);
        assertThat(answer.statusCode()).as("%s", request).isEqualTo(401);
        assertThat(answer.body())
                .isEqualTo("{\"code\":40101,\"message\":\"身份验证失败\",\"data\":null,\"timestamp\":" + hub.clock.millis()
                        + "}");
    }

    private static String rows() {
        return hub.written() + ", " + hub.count("nonces") + " nonces, " + hub.count("outbox") + " outbox, "
                + hub.count("client_calls") + " calls";
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1", "v2", "rfc9421", "ed25519"})
    void stale_future_replayed_and_foreign_requests_write_nothing_but_the_audit_log(String way) {
        String once = "once-" + UUID.randomUUID();
        Signed good = good(way, "POST", CUSTOMERS, create(), once);
        assertThat(good.send(sender).statusCode()).isEqualTo(201);
        hub.calls.write();
        String before = rows();
        HttpResponse<String> again = good.send(sender);
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.headers().firstValue("Idempotent-Replayed")).contains("true");
        assertRefused(changed(good, "path", CUSTOMERS + "/x/close"));
        assertRefused(changed(good, "path", CUSTOMERS + "?x=1"));
        assertRefused(new Signed("PUT", CUSTOMERS + "/x", good.body(), good.headers()));
        assertRefused(good.with("Idempotency-Key", "another"));
        assertRefused(good.with("Content-Type", "application/json;charset=utf-8"));
        assertRefused(foreign(good));
        Signed stale = good(way, "POST", CUSTOMERS, create(), "stale-" + UUID.randomUUID());
        hub.clock.move(Duration.ofSeconds(361));
        assertRefused(stale);
        assertRefused(good);
        Signed future = good(way, "POST", CUSTOMERS, create(), "future-" + UUID.randomUUID());
        hub.clock.move(Duration.ofSeconds(-62));
        assertRefused(future);
        hub.clock.move(Duration.ofSeconds(-299));
        assertThat(rows()).isEqualTo(before);
        assertThat(Long.parseLong(hub.value("select count(*) from audit_log where action = 'signature-refused'")))
                .isPositive();
    }

    private static Signed foreign(Signed good) {
        Map<String, String> headers = new HashMap<>(good.headers());
        headers.replaceAll(
                (name, value) -> value.replace(key.keyId(), other.keyId()).replace(partner.keyId(), other.keyId()));
        return new Signed(good.method(), good.path(), good.body(), headers);
    }

    @Test
    void v1_ends_on_its_day_tells_of_it_and_signs_no_request_without_a_body_but_get() {
        HttpResponse<String> answer =
                good("v1", "GET", CUSTOMERS + "/v1", "", "").send(sender);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Deprecation").orElse("")).matches("@\\d{10}");
        assertThat(answer.headers().firstValue("Sunset").orElse("")).endsWith(" GMT");
        assertThat(answer.headers().firstValue("Link").orElse("")).contains("rel=\"deprecation\"");
        HttpResponse<String> bad = good(
                        "v1", "POST", CUSTOMERS, "{\"no\":1}", UUID.randomUUID().toString())
                .send(sender);
        assertThat(bad.statusCode()).isEqualTo(400);
        assertThat(good("v2", "GET", CUSTOMERS + "/v1", "", "")
                        .send(sender)
                        .headers()
                        .firstValue("Sunset"))
                .isEmpty();
        assertRefused(good(
                "v1", "POST", CUSTOMERS + "/v1/close", "", UUID.randomUUID().toString()));
        assertRefused(Proofs.v1(partner, hub.clock.millis(), "GET", CUSTOMERS + "/v1", "", ""));
        NewKey plain = hub.clients.add("plain", 100);
        assertRefused(Proofs.v1(plain, hub.clock.millis(), "GET", CUSTOMERS + "/v1", "", ""));
        hub.clients.grant("plain", before -> granted(Rights.OWN, hub.clock.instant()));
        assertRefused(Proofs.v1(plain, hub.clock.millis(), "GET", CUSTOMERS + "/v1", "", ""));
        hub.calls.write();
        assertThat(hub.value("select calls from client_calls where client = 'acme' and version = 'v1' and way = 'v1'"))
                .isNotEqualTo("none");
    }

    @Test
    void a_message_signature_must_cover_what_decides() {
        Signed good = good("rfc9421", "POST", CUSTOMERS, create(), "cover-" + UUID.randomUUID());
        String input = good.headers().get("Signature-Input");
        for (String component :
                List.of("@method", "@authority", "@path", "content-type", "content-digest", "idempotency-key")) {
            String fewer = input.replace("\"" + component + "\" ", "").replace(" \"" + component + "\"", "");
            assertThat(fewer).isNotEqualTo(input);
            assertRefused(good.with("Signature-Input", fewer));
            assertRefused(Proofs.messageWithout(
                    component,
                    key,
                    null,
                    hub.port(),
                    hub.clock.instant(),
                    "POST",
                    CUSTOMERS,
                    create(),
                    "cover-" + UUID.randomUUID()));
        }
        assertRefused(good.with("If-Match", "\"1\""));
        assertRefused(good.with("Signature-Input", input + ";alg=\"hmac-sha512\""));
        assertRefused(good.with(
                "Signature-Input", input + ";expires=" + hub.clock.instant().getEpochSecond()));
        assertRefused(good.with("Authorization", "ApiKey " + key.keyId()));
        assertRefused(good.with("X-Signature", "v2=x"));
        assertThat(good.send(sender).statusCode()).isEqualTo(201);
    }

    @Test
    void a_token_opens_what_both_issuer_and_registry_allow() {
        Instant now = hub.clock.instant();
        String once = UUID.randomUUID().toString();
        assertThat(good("bearer", "POST", CUSTOMERS, create(), once)
                        .send(sender)
                        .statusCode())
                .isEqualTo(201);
        assertThat(hub.value("select client from messages where idempotency_key like '%" + once + "%'"))
                .isEqualTo("acme");
        String reading = issuer.token("acme", "customers:read offline_access *", now);
        assertThat(Proofs.bearer(reading, "GET", CUSTOMERS + "/t", "", "")
                        .send(sender)
                        .statusCode())
                .isEqualTo(200);
        HttpResponse<String> forbidden = Proofs.bearer(
                        reading, "POST", CUSTOMERS, create(), UUID.randomUUID().toString())
                .send(sender);
        assertThat(forbidden.statusCode()).isEqualTo(403);
        JsonNode told = Json.read(forbidden.body());
        assertThat(told.path("details").path("scope").asText()).isEqualTo("customers:write");

        hub.clients.grant(
                "other", before -> granted(new Rights(Set.of("customers:read"), Set.of(), Set.of(), Set.of()), now));
        String both = issuer.token("other", "customers:read customers:write", now);
        assertThat(Proofs.bearer(both, "POST", CUSTOMERS, create(), once)
                        .send(sender)
                        .statusCode())
                .isEqualTo(403);
        assertRefused(Proofs.bearer(issuer.token("nobody", "customers:read", now), "GET", CUSTOMERS + "/t", "", ""));
        assertRefused(
                Proofs.bearer(issuer.token("partner-of-keys", "customers:read", now), "GET", CUSTOMERS + "/t", "", ""));
        assertRefused(Proofs.bearer("a.b.c", "GET", CUSTOMERS + "/t", "", ""));
        assertRefused(Proofs.bearer(reading, "GET", CUSTOMERS + "/t", "", "").with("X-Signature", "v2=x"));
        hub.clients.revoke("other");
        assertRefused(Proofs.bearer(both, "GET", CUSTOMERS + "/t", "", ""));
        hub.clients.grant("other", before -> granted(Rights.OWN, now.plus(Duration.ofDays(400))));
        assertThat(hub.clients.revoke("nobody")).isZero();
    }
}
