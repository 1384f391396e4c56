package linkspan.inbound.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import linkspan.inbound.client.Clients;
import linkspan.inbound.client.Grant;
import linkspan.inbound.client.NewKey;
import linkspan.inbound.limit.Quota;
import linkspan.model.Json;
import linkspan.platform.access.Rights;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The registry of callers, through the port: what is granted is what they may do. */
@Tag("database")
class RegistryTest {
    private static final String CUSTOMERS = "/api/v1/customers";
    private static IntakeHub hub;
    private static Sender sender;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        hub = new IntakeHub(folder, IntakeHub.limits(), new ApiRoutes());
        sender = new Sender(hub.port());
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    private static HttpResponse<String> call(NewKey key, String method, String path) {
        String body = path.equals(CUSTOMERS) ? "{\"id\":\"" + UUID.randomUUID() + "\"}" : "";
        String once = method.equals("GET") ? "" : UUID.randomUUID().toString();
        return Signed.of(key, hub.port(), hub.clock.millis(), method, path, body, once)
                .send(sender);
    }

    private static void scopes(String client, String... scopes) {
        hub.clients.grant(
                client,
                before -> new Grant(new Rights(Set.of(scopes), Set.of(), Set.of(), Set.of()), null, null, false, null));
    }

    @Test
    void a_scope_opens_its_calls_and_no_others() {
        NewKey key = hub.clients.add("scoped", 1_000);
        String one = CUSTOMERS + "/c1";
        String[][] calls = {{"GET", one, "read"}, {"POST", CUSTOMERS, "write"}, {"POST", one + "/close", "write"}};
        for (String granted : new String[] {"read", "write", "cancel", "delete"}) {
            scopes("scoped", "customers:" + granted, "orders:write", "orders:read");
            for (String[] call : calls) {
                String before = hub.written();
                int expected = !call[2].equals(granted) ? 403 : call[1].equals(CUSTOMERS) ? 201 : 200;
                HttpResponse<String> answer = call(key, call[0], call[1]);
                assertThat(answer.statusCode())
                        .as("%s with %s", call[1], granted)
                        .isEqualTo(expected);
                if (expected == 403) {
                    assertThat(hub.written()).isEqualTo(before);
                    JsonNode told = Json.read(answer.body());
                    assertThat(told.path("code").asInt()).isEqualTo(40300);
                    assertThat(told.path("details").path("scope").asText()).isEqualTo("customers:" + call[2]);
                }
            }
        }
        assertThat(hub.value("select min(detail) from audit_log where action = 'access-refused' and actor = 'scoped'"))
                .isEqualTo("scope customers:read");
        scopes("scoped");
        assertThat(call(key, "GET", one).statusCode()).isEqualTo(403);
        scopes("scoped", "*");
        assertThat(call(key, "GET", one).statusCode()).isEqualTo(200);
    }

    @Test
    void two_keys_work_while_one_takes_the_place_of_the_other() {
        NewKey first = hub.clients.add("turning", 1_000);
        hub.clock.move(Duration.ofMillis(1)); // of two of one moment nobody could say which is newer
        NewKey second = hub.clients.rotate("turning", Duration.ofHours(1));
        assertThat(call(first, "GET", CUSTOMERS + "/r").statusCode()).isEqualTo(200);
        assertThat(call(second, "GET", CUSTOMERS + "/r").statusCode()).isEqualTo(200);

        hub.clock.move(Duration.ofMillis(1));
        NewKey third = hub.clients.rotate("turning", Duration.ofHours(1));
        assertThat(call(first, "GET", CUSTOMERS + "/r").statusCode()).isEqualTo(401);
        assertThat(call(second, "GET", CUSTOMERS + "/r").statusCode()).isEqualTo(200);
        hub.clock.move(Duration.ofMinutes(61));
        assertThat(call(second, "GET", CUSTOMERS + "/r").statusCode()).isEqualTo(401);
        assertThat(call(third, "GET", CUSTOMERS + "/r").statusCode()).isEqualTo(200);
        assertThat(hub.clients.revoke("turning")).isEqualTo(1);
        assertThat(call(third, "GET", CUSTOMERS + "/r").statusCode()).isEqualTo(401);
        assertThatThrownBy(() -> hub.clients.rotate("turning", Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void what_one_hub_grants_or_ends_counts_in_the_other_when_it_looks() {
        Clients other = hub.otherClients();
        NewKey key = hub.clients.add("shared", 1_000);
        other.refresh();
        assertThat(other.find(key.keyId())).isPresent();
        scopes("shared", "orders:read");
        other.refresh();
        assertThat(other.find(key.keyId())
                        .orElseThrow()
                        .terms()
                        .grant()
                        .rights()
                        .scopes())
                .containsExactly("orders:read");
        hub.clients.revoke(key.keyId());
        other.refresh();
        assertThat(other.find(key.keyId())).isEmpty();
    }

    @Test
    void limits_are_the_client_s_and_what_is_left_is_told() {
        NewKey first = hub.clients.add("limited", 1_000);
        NewKey second = hub.clients.add("limited", 1_000);
        hub.clients.grant("limited", before -> new Grant(before.rights(), 500, Quota.of("3/1h"), false, null));
        HttpResponse<String> answer = call(first, "GET", CUSTOMERS + "/l");
        assertThat(answer.headers().firstValue("RateLimit-Policy"))
                .contains("\"rate\";q=500;w=1, \"quota\";q=3;w=3600");
        assertThat(answer.headers().firstValue("RateLimit").orElse(""))
                .matches("\"rate\";r=\\d+;t=1, \"quota\";r=2;t=36[0-9]{2}");
        scopes("other-than-limited");
        assertThat(call(second, "GET", CUSTOMERS + "/l").statusCode()).isEqualTo(200);
        assertThat(call(first, "GET", CUSTOMERS + "/l").statusCode()).isEqualTo(200);
        long before = hub.count("nonces");
        HttpResponse<String> refused = call(second, "GET", CUSTOMERS + "/l");
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("RateLimit").orElse("")).startsWith("\"quota\";r=0;t=");
        assertThat(Integer.parseInt(refused.headers().firstValue("Retry-After").orElse("0")))
                .isBetween(3_500, 3_660);
        assertThat(hub.count("nonces")).isEqualTo(before);
    }
}
