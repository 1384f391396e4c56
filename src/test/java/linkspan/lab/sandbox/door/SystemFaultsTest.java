package linkspan.lab.sandbox.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import linkspan.lab.sandbox.Http;
import linkspan.lab.sandbox.SandboxCase;
import org.junit.jupiter.api.Test;

class SystemFaultsTest extends SandboxCase {
    private Http.Reply create(String orderNo) {
        return http.post("/oms/orders", "{\"orderNo\":\"" + orderNo + "\"}");
    }

    private int effects() {
        return http.get("/ledger/oms").json().get("effects").asInt();
    }

    private Http.Reply faults(String body) {
        return http.post("/faults/oms", body);
    }

    @Test
    void what_is_not_named_is_unchanged() {
        faults("{\"latencyMs\":5}");
        Http.Reply changed = faults("{\"errorRate\":0.25}");

        assertThat(changed.http().body())
                .isEqualTo("{\"latencyMs\":5,\"errorRate\":0.25,\"loseAnswers\":0.0,\"down\":false,\"status\":0}");
        assertThat(http.get("/faults/oms").http().body())
                .isEqualTo(changed.http().body());
        assertThat(http.get("/faults/wms").json().get("latencyMs").asInt()).isZero();
    }

    @Test
    void an_invalid_value_names_its_field_and_changes_nothing() {
        for (String field : new String[] {
            "\"latencyMs\":-1",
            "\"latencyMs\":1.5",
            "\"errorRate\":1.1",
            "\"loseAnswers\":\"1\"",
            "\"down\":0",
            "\"status\":99",
            "\"orderId\":\"\"",
            "\"speed\":1",
            "\"status\":null"
        }) {
            Http.Reply refused = faults("{\"down\":true," + field + "}");
            assertThat(refused.status()).as(field).isEqualTo(400);
            assertThat(field).startsWith("\"" + refused.json().get("field").asText() + "\"");
        }
        assertThat(faults("[]").status()).isEqualTo(400);
        assertThat(http.get("/faults/oms").json().get("down").asBoolean()).isFalse();
    }

    @Test
    void latency_delays_a_thousand_answers_at_once_but_no_effect() {
        faults("{\"latencyMs\":300}");
        long before = System.nanoTime();
        var calls = IntStream.range(0, 1_000)
                .mapToObj(i -> http.postAsync("/oms/orders", "{\"orderNo\":\"" + i + "\"}"))
                .toList();
        CompletableFuture.allOf(calls.toArray(CompletableFuture[]::new)).join();

        assertThat(System.nanoTime() - before).isBetween(300_000_000L, 100_000_000_000L); // 300 s one by one
        assertThat(calls).allMatch(call -> call.join().statusCode() == 201);
        assertThat(effects()).isEqualTo(1_000);
    }

    @Test
    void the_effect_does_not_wait_for_its_answer() {
        faults("{\"latencyMs\":60000}");
        CompletableFuture<?> call = http.postAsync("/oms/orders", "{\"orderNo\":\"1\"}");

        org.awaitility.Awaitility.await().until(() -> effects() == 1);
        assertThat(call).isNotDone();
        call.cancel(true);
    }

    @Test
    void errors_have_no_effect_and_follow_the_seed() {
        faults("{\"errorRate\":0.5}");
        long failed = IntStream.range(0, 40)
                .filter(i -> create("A-" + i).status() == 500)
                .count();

        assertThat(failed).isBetween(5L, 35L);
        assertThat(effects()).isEqualTo(40 - (int) failed);
    }

    @Test
    void a_status_is_answered_without_effect_in_the_words_of_the_protocol() {
        faults("{\"status\":429}");
        Http.Reply limited = create("A-1");

        assertThat(limited.status()).isEqualTo(429);
        assertThat(limited.code()).isEqualTo(42900);
        assertThat(effects()).isZero();
        faults("{\"status\":0}");
        assertThat(create("A-1").status()).isEqualTo(201);
    }

    @Test
    void a_lost_answer_has_had_its_effect() {
        faults("{\"loseAnswers\":1}");

        assertThatThrownBy(() -> http.post("/oms/orders", "{\"orderNo\":\"1\"}", Http.event("O", 1, "k")))
                .isInstanceOf(UncheckedIOException.class)
                .hasCauseInstanceOf(IOException.class);
        assertThat(effects()).isEqualTo(1);
        faults("{\"loseAnswers\":0}");
        assertThat(http.post("/oms/orders", "{\"orderNo\":\"1\"}", Http.event("O", 1, "k"))
                        .status())
                .isEqualTo(201);
        assertThat(effects()).isEqualTo(1);
    }

    @Test
    void a_system_that_is_down_answers_nothing_while_the_others_work() {
        faults("{\"down\":true}");

        assertThatThrownBy(() -> create("1")).isInstanceOf(UncheckedIOException.class);
        assertThatThrownBy(() -> http.get("/oms/totals")).isInstanceOf(UncheckedIOException.class);
        assertThat(http.get("/wms/stock/S").status()).isEqualTo(200);
        assertThat(effects()).isZero();
        faults("{\"down\":false}");
        assertThat(create("1").status()).isEqualTo(201);
    }

    @Test
    void a_fault_of_one_order_leaves_the_others_alone() {
        faults("{\"orderId\":\"A-1\",\"status\":503}");
        Http.Reply both = faults("{\"orderId\":\"A-2\",\"down\":true}");

        assertThat(both.json().at("/orders/A-1/status").asInt()).isEqualTo(503);
        assertThat(both.json().get("status").asInt()).isZero();
        assertThat(create("A-1").status()).isEqualTo(503);
        assertThatThrownBy(() -> create("A-2")).isInstanceOf(UncheckedIOException.class);
        assertThat(create("A-3").status()).isEqualTo(201);
        assertThat(http.get("/ledger/oms/A-2").json().at("/arrivals/0/outcome").asText())
                .isEqualTo("failed");

        assertThat(faults("{\"orderId\":\"A-1\",\"status\":0}").json().get("orders"))
                .hasSize(1);
        assertThat(create("A-1").status()).isEqualTo(201);
    }

    @Test
    void a_fault_of_one_order_is_found_by_its_event_too() {
        faults("{\"orderId\":\"shopify-1\",\"status\":503}");

        assertThat(http.post("/oms/orders", "{\"orderNo\":\"1\"}", Http.event("shopify-1", 1, "k"))
                        .status())
                .isEqualTo(503);
    }
}
