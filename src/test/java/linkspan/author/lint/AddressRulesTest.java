package linkspan.author.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    @ParameterizedTest
    @CsvSource({
        "acme.example.com/api, settings-broken",
        "htp://acme.example.com, settings-broken",
        "https:///x, settings-broken",
        "jdbc:, settings-broken",
        "https://acme.example.com/{channel}/api, ''",
        "jdbc:postgresql://bi/reports, ''",
        "{{sandbox.url}}/acme, ''"
    })
    void an_address_has_scheme_and_host(String url, String code) {
        List<String> found = new Routes(home, Map.of())
                .write("routes/acme/system.properties", "acme.start=now\nacme.url=" + url + "\n")
                .route("deliver-order-created", START, "to: {id: call, uri: \"call:acme/x\"}")
                .findings();
        assertThat(found).isEqualTo(code.isEmpty() ? List.of() : List.of("system.properties:2 " + code));
    }

    @ParameterizedTest
    @CsvSource({
        "orders/{ordrId}, true",
        "orders/{orderId}, false",
        "orders/{customer.customerId}, false",
        "orders/{customer.id}, true",
        "orders?key=x-{ordrId}, true",
        "orders/{customerNumber}, false"
    })
    void braces_hold_a_field_of_the_event(String path, boolean wrong) {
        List<String> found = new Routes(home, Map.of())
                .write("mappings/_canonical/order-created.v1.schema.json", """
                        {"type": "object", "properties": {"orderId": {"type": "string"},
                          "customer": {"type": "object", "properties": {"customerId": {"type": "string"}}}}}""")
                .route(
                        "deliver-order-created",
                        START,
                        "to: {id: learn, uri: \"cross-reference:acme/customer?of={orderId}&as=customerNumber\"}",
                        "to: {id: call, uri: \"call:acme/" + path + "\"}")
                .findings();
        assertThat(found).isEqualTo(wrong ? List.of("deliver-order-created.camel.yaml:11 route-broken") : List.of());
    }

    @ParameterizedTest
    @CsvSource({"acme, false", "api, false", "amce, true", "'', false"})
    void a_channel_is_one_that_somebody_brings(String channel, boolean wrong) {
        List<String> found = new Routes(home, Map.of())
                .write(
                        "routes/acme/system.properties",
                        "acme.start=now\nacme.url=http://localhost\nacme.auth=linkspan-v2\nacme.channel=" + channel
                                + "\n")
                .route(
                        "receive-order-created",
                        "receive:order-created?system=acme",
                        "to: {id: map, uri: \"mapping:acme/x\"}")
                .route("deliver-order-created", START, "to: {id: call, uri: \"call:acme/x\"}")
                .findings();
        assertThat(found).isEqualTo(wrong ? List.of("system.properties:4 settings-broken") : List.of());
    }
}
