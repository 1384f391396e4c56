package linkspan.lab.sandbox.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import linkspan.lab.sandbox.Http;
import linkspan.lab.sandbox.SandboxCase;
import linkspan.lab.sandbox.StableClock;
import linkspan.lab.sandbox.call.SandboxJson;
import linkspan.lab.sandbox.call.SystemCall;
import org.junit.jupiter.api.Test;

class LedgerTest extends SandboxCase {
    private void update(String orderNo, long sequence, String key) {
        http.put("/oms/orders/" + orderNo, "{}", Http.event("O-" + orderNo, sequence, key));
    }

    @Test
    void doubles_and_late_effects_are_counted_apart() {
        http.post("/oms/orders", "{\"orderNo\":\"1\"}", Http.event("O-1", 1, "a"));
        update("1", 3, "b");
        update("1", 2, "c");
        update("1", 3, "d");
        update("1", 2, "e");

        assertThat(http.get("/ledger/oms?pairs=true").http().body())
                .isEqualTo(
                        "{\"effects\":5,\"distinct\":3,\"doubled\":2,\"outOfOrder\":1,\"pairs\":{\"O-1\":[1,3,2,3,2]}}");
    }

    @Test
    void without_a_sequence_the_event_tells_and_without_an_event_action_and_order() {
        http.post("/oms/orders", "{\"orderNo\":\"1\"}", "ce-id", "e1");
        http.post("/oms/orders", "{\"orderNo\":\"1\"}", "ce-id", "e1");
        http.post("/oms/orders", "{\"orderNo\":\"1\"}", "ce-id", "e2");
        http.put("/oms/orders/1", "{}");
        http.put("/oms/orders/1", "{}");
        http.post("/oms/orders/1/cancel", "{}");

        assertThat(http.get("/ledger/oms").http().body())
                .isEqualTo("{\"effects\":6,\"distinct\":4,\"doubled\":2,\"outOfOrder\":0}");
    }

    @Test
    void an_effect_is_one_line_that_holds_everything() throws IOException {
        http.post("/oms/orders", "{\"orderNo\":\"1\",\n \"x\":1.50}", Http.event("O-1", 1, "k"));

        assertThat(Files.readAllLines(data.resolve("oms.ledger")))
                .singleElement()
                .extracting(SandboxJson::parse)
                .satisfies(line -> {
                    assertThat(line.get("time").asLong()).isEqualTo(StableClock.NOW.toEpochMilli());
                    assertThat(line.get("system").asText()).isEqualTo("oms");
                    assertThat(line.get("action").asText()).isEqualTo("create");
                    assertThat(line.get("orderId").asText()).isEqualTo("O-1");
                    assertThat(line.get("eventId").asText()).isEqualTo("O-1-e1");
                    assertThat(line.get("sequence").asLong()).isEqualTo(1);
                    assertThat(line.get("idempotencyKey").asText()).isEqualTo("k");
                    assertThat(line.get("status").asInt()).isEqualTo(201);
                    assertThat(line.get("answer").asText()).contains("success");
                    assertThat(line.get("request").toString()).isEqualTo("{\"orderNo\":\"1\",\"x\":1.50}");
                });
    }

    @Test
    void an_order_shows_everything_that_arrived_for_it() {
        update("1", 1, "a");
        http.post("/oms/orders", "{\"orderNo\":\"1\"}", Http.event("O-1", 2, "b"));
        http.post("/oms/orders", "{\"orderNo\":\"1\"}", Http.event("O-1", 2, "b"));
        http.post("/faults/oms", "{\"status\":503}");
        update("1", 3, "c");

        JsonNode order = http.get("/ledger/oms/O-1").json();
        assertThat(order.get("orderId").asText()).isEqualTo("O-1");
        assertThat(order.get("arrivals").findValuesAsText("outcome"))
                .containsExactly("refused", "effect", "replayed", "failed");
        assertThat(order.get("arrivals").findValuesAsText("status")).containsExactly("404", "201", "201", "503");
        assertThat(order.at("/arrivals/1").toString())
                .isEqualTo(
                        "{\"at\":" + StableClock.NOW.toEpochMilli()
                                + ",\"action\":\"create\",\"eventId\":\"O-1-e2\",\"sequence\":2,\"outcome\":\"effect\",\"status\":201}");
    }

    @Test
    void an_order_never_heard_of_has_no_arrivals() {
        assertThat(http.get("/ledger/oms/none").http().body()).isEqualTo("{\"orderId\":\"none\",\"arrivals\":[]}");
    }

    @Test
    void only_the_newest_arrivals_without_effect_are_kept() {
        Arrivals arrivals = new Arrivals();
        SystemCall.Origin old = new SystemCall.Origin("old", null, null, null);
        SystemCall.Origin other = new SystemCall.Origin("other", null, null, null);
        arrivals.add(new Arrival(StableClock.NOW, "create", old, "refused", 400));
        arrivals.add(new Arrival(StableClock.NOW, "create", old, "effect", 201));
        for (int i = 0; i < Arrivals.KEPT; i++) {
            arrivals.add(new Arrival(StableClock.NOW, "create", other, "refused", 400));
        }

        assertThat(arrivals.of("old")).extracting(Arrival::outcome).containsExactly("effect");
        assertThat(arrivals.of("other")).hasSize(Arrivals.KEPT);
    }
}
