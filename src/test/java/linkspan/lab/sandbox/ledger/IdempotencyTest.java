package linkspan.lab.sandbox.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import linkspan.lab.sandbox.Http;
import linkspan.lab.sandbox.SandboxCase;
import org.junit.jupiter.api.Test;

class IdempotencyTest extends SandboxCase {
    private static final String ORDER = "{\"orderNo\":\"A-1\",\"lines\":[{\"sku\":\"S\",\"qty\":1}]}";

    private Http.Reply create(String... headers) {
        return http.post("/wms/outbound-orders", ORDER, headers);
    }

    @Test
    void the_same_key_gets_the_first_answer_and_has_no_second_effect() {
        Http.Reply first = create(Http.event("A-1", 1, "k1"));
        Http.Reply again = create(Http.event("A-1", 1, "k1"));

        assertThat(again.http().body()).isEqualTo(first.http().body());
        assertThat(again.status()).isEqualTo(first.status());
        assertThat(again.http().headers().firstValue("Idempotent-Replayed")).contains("true");
        assertThat(first.http().headers().firstValue("Idempotent-Replayed")).isEmpty();
        assertThat(http.get("/wms/stock/S").json().at("/data/available").asLong())
                .isEqualTo(999_999);
        assertThat(http.get("/ledger/wms").json().get("effects").asInt()).isEqualTo(1);
    }

    @Test
    void another_key_or_none_has_an_effect_again() {
        create(Http.event("A-1", 1, "k1"));
        create(Http.event("A-1", 1, "k2"));
        create("ce-subject", "A-1", "ce-sequence", "1");

        assertThat(http.get("/ledger/wms").http().body())
                .isEqualTo("{\"effects\":3,\"distinct\":1,\"doubled\":2,\"outOfOrder\":0}");
    }

    @Test
    void a_refused_call_may_succeed_under_its_key_later() {
        http.put("/wms/stock/S", "{\"available\":0}");
        assertThat(create(Http.event("A-1", 1, "k1")).code()).isEqualTo(40001);

        http.put("/wms/stock/S", "{\"available\":1}");
        assertThat(create(Http.event("A-1", 1, "k1")).code()).isZero();
    }

    @Test
    void concurrent_calls_with_one_key_have_one_effect() {
        var calls = java.util.stream.IntStream.range(0, 20)
                .mapToObj(i -> java.util.concurrent.CompletableFuture.supplyAsync(
                        () -> create(Http.event("A-1", 1, "k1")).http().body()))
                .toList();

        assertThat(calls.stream().map(call -> call.join()).distinct()).hasSize(1);
        assertThat(http.get("/ledger/wms").json().get("effects").asInt()).isEqualTo(1);
    }

    @Test
    void keys_are_the_systems_own() {
        create(Http.event("A-1", 1, "k1"));

        assertThat(http.post("/oms/orders", ORDER, Http.event("A-1", 1, "k1")).status())
                .isEqualTo(201);
    }
}
