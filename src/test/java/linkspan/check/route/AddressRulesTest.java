package linkspan.check.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What addresses and settings must be like. */
class AddressRulesTest {
    private static final String START = "event:order-created?system=acme";

    @TempDir
    private Path home;

    private List<String> delivering(Map<String, String> environment, String to) {
        return new Routes(home, environment)
                .route("deliver-order-created", START, "to: {id: call, uri: \"" + to + "\"}")
                .findings();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "vertx-http:https://acme.example.com/x",
                "vertx-http:acme.example.com/x",
                "kafka:news?brokers=kafka-1:9092",
                "kafka:news?saslJaasConfig=plain&securityProtocol=PLAINTEXT",
                "vertx-http:{{env:LINKSPAN_ACME_URL}}?basicAuthPassword=geheim",
                "call:acme/x?key=http://acme.example.com/",
            })
    void hosts_and_secrets_are_found(String address) {
        assertThat(delivering(Map.of(), address))
                .containsExactly("deliver-order-created.camel.yaml:10 literal-address");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "vertx-http:{{env:LINKSPAN_ACME_URL:http://localhost}}/x",
                "kafka:news?brokers={{env:LINKSPAN_ACME_BROKERS}}",
                "call:acme/orders/{orderId}?method=PUT&timeout=2s&key=x-{orderId}",
                "call:acme/orders?soap=urn:example:erp:orders:CreateOrder",
                "rows:acme?upsert=orders:order_id",
                "log:acme?level=DEBUG",
            })
    void keys_are_not(String address) {
        assertThat(delivering(Map.of(), address)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cal:acme/x",
                "call:amce/x",
                "call:acme/x?timeout=2",
                "call:acme/x?methode=PUT",
                "event:order-created?system=acme",
                "receive:order-created",
                "shipment:mine",
                "dead-letter:drop",
                "cross-reference:acme/customer?of={customerId}",
                "rows:acme",
                "log:acme?showEverything=true",
                "no address",
            })
    void what_no_component_takes_is_broken(String address) {
        assertThat(delivering(Map.of(), address)).containsExactly("deliver-order-created.camel.yaml:10 route-broken");
    }

    @Test
    void what_the_environment_gives_need_not_stand_in_the_file() {
        assertThat(delivering(Map.of(), "call:acme/x?url=eu-url"))
                .containsExactly("system.properties:1 settings-broken");
        assertThat(delivering(Map.of("LINKSPAN_ACME_EU_URL", "http://localhost"), "call:acme/x?url=eu-url"))
                .isEmpty();
    }
}
