package linkspan.business.shipment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;
import linkspan.Hub;
import linkspan.model.Json;
import linkspan.stand.ApiClient;
import linkspan.stand.Operator;
import linkspan.stand.Parcels;
import linkspan.stand.SharedHub;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A client asks where its parcel is, through the real port, while the carriers answer, fail and are away. */
class ServeTrackingTest {
    private final Hub hub = SharedHub.hub();
    private final String order = "ASKED-" + UUID.randomUUID();
    private final String number = "NO-" + UUID.randomUUID();
    private final String name = "asks-" + UUID.randomUUID().toString().substring(0, 8);
    private final ApiClient client = new ApiClient(hub, name);
    private Parcels parcels;

    @BeforeEach
    void open() throws Exception {
        parcels = new Parcels(hub);
    }

    @AfterEach
    void close() throws Exception {
        parcels.fault("tms", "{\"down\":false,\"status\":0,\"latencyMs\":0}");
        await().until(() -> breaker("closed") || askAnything());
        parcels.close();
    }

    /** Lets a breaker that is open find out that the carriers are back. */
    private boolean askAnything() throws Exception {
        ask();
        return breaker("closed");
    }

    private HttpResponse<String> ask() throws Exception {
        return ask(client);
    }

    private HttpResponse<String> ask(ApiClient who) throws Exception {
        return who.send("GET", "/api/v1/shipments/" + number + "/tracking", "", "");
    }

    private static JsonNode data(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Json.read(answer.body()).path("data");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SF", "UPS", "FEDEX", "USPS"})
    void an_answer_in_any_carriers_form_is_told_in_one(String carrier) throws Exception {
        parcels.shipped(order, number, carrier, name);
        parcels.awaitEffects("tms", order, "create"); // where its parcel begins, now
        parcels.moved(number, carrier, "OUT_FOR_DELIVERY", "2030-01-05T08:30:00Z");
        JsonNode told = data(ask());
        assertThat(told.path("orderId").asText()).isEqualTo(order);
        assertThat(told.path("carrierCode").asText()).isEqualTo(carrier);
        assertThat(told.path("status").asText()).isEqualTo("OUT_FOR_DELIVERY");
        assertThat(told.path("statusAt").asText()).isEqualTo("2030-01-05T08:30:00Z");
        assertThat(told.path("stale").asBoolean(true)).isFalse();
    }

    @Test
    void a_shipped_order_becomes_a_shipment_at_the_carriers_once() throws Exception {
        parcels.shipped(order, number, "DHL", name);
        parcels.awaitEffects("tms", order, "create");
        assertThat(data(ask()).path("status").asText()).isEqualTo("PRE_TRANSIT");
        assertThat(parcels.sandbox("/ledger/tms").path("doubled").asInt()).isZero();
    }

    @Test
    void anothers_shipment_is_as_unknown_as_none_and_nobody_asks_without_a_signature() throws Exception {
        assertThat(ask().statusCode()).isEqualTo(404);
        parcels.shipped(order, number, "SF", name);
        parcels.awaitEffects("tms", order, "create");
        assertThat(ask(new ApiClient(hub, name + "-other")).statusCode()).isEqualTo(404);
        assertThat(ask().statusCode()).isEqualTo(200);
        HttpRequest unsigned = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + hub.port() + "/api/v1/shipments/" + number + "/tracking"))
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(unsigned, HttpResponse.BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void while_the_carriers_are_away_the_last_known_is_told_and_afterwards_the_news() throws Exception {
        parcels.shipped(order, number, "SF", name);
        parcels.awaitEffects("tms", order, "create");
        parcels.moved(number, "SF", "IN_TRANSIT", "2030-01-05T08:30:00Z");
        String asOf = data(ask()).path("asOf").asText();

        parcels.fault("tms", "{\"status\":503}");
        for (int i = 0; i < 12; i++) {
            JsonNode told = data(ask());
            assertThat(told.path("stale").asBoolean()).isTrue();
            assertThat(told.path("status").asText()).isEqualTo("IN_TRANSIT");
            assertThat(told.path("asOf").asText()).isLessThanOrEqualTo(asOf);
        }
        await().until(() -> ask() != null && breaker("open"));
        parcels.fault("tms", "{\"status\":0,\"latencyMs\":0}");
        parcels.moved(number, "SF", "DELIVERED", "2030-01-06T08:30:00Z");
        assertThat(data(ask()).path("stale").asBoolean() || !breaker("open"))
                .as("open: not asked")
                .isTrue();

        await().until(() -> data(ask()).path("status").asText().equals("DELIVERED"));
        await().until(this::askAnything);
    }

    @Test
    void what_the_carrier_published_is_known_too() throws Exception {
        parcels.shipped(order, number, "SF", name);
        parcels.publish(Parcels.news(number, "Exception", "2026-11-05T08:30:00Z"));
        parcels.awaitEffects("oms", order, "create", "ship", "track");
        parcels.fault("tms", "{\"down\":true}");
        JsonNode told = data(ask());
        assertThat(told.path("stale").asBoolean()).isTrue();
        assertThat(told.path("status").asText()).isEqualTo("EXCEPTION");
    }

    @Test
    void with_nothing_known_and_nobody_to_ask_it_is_503_with_a_time_to_come_again() throws Exception {
        parcels.fault("tms", "{\"down\":true}");
        parcels.shipped(order, number, "SF", name);
        HttpResponse<String> answer = ask();
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    }

    @Test
    void a_slow_carrier_is_waited_for_two_seconds() throws Exception {
        parcels.shipped(order, number, "SF", name);
        parcels.awaitEffects("tms", order, "create");
        assertThat(data(ask()).path("stale").asBoolean()).isFalse();
        parcels.fault("tms", "{\"latencyMs\":6000}");
        long start = System.nanoTime();
        assertThat(data(ask()).path("stale").asBoolean()).isTrue();
        // not longer: after six seconds the carrier's answer would have been there
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(1_500));
    }

    /** By what the ops port shows. */
    private boolean breaker(String state) throws Exception {
        String metrics =
                new Operator(hub.opsPort(), SharedHub.data()).get("/metrics").body();
        return metrics.lines()
                .anyMatch(line -> line.startsWith("resilience4j_circuitbreaker_state{")
                        && line.contains("name=\"logistics\"")
                        && line.contains("state=\"" + state + "\"")
                        && line.endsWith(" 1.0"));
    }
}
