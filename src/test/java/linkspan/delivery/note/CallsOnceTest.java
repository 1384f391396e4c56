package linkspan.delivery.note;

import static linkspan.delivery.note.FarEnd.answer;
import static linkspan.delivery.note.FarEnd.cut;
import static linkspan.delivery.note.FarEnd.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import linkspan.model.Json;
import linkspan.stand.Operator;
import linkspan.stand.OwnHub;
import linkspan.stand.Shop;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a system that does not honour our key is sent twice: nothing that may have had an effect. */
class CallsOnceTest {
    private static final AtomicLong IDS = new AtomicLong(5_000_000);
    private static FarEnd farEnd;
    private static OwnHub hub;
    private static Operator operator;

    private final long id = IDS.incrementAndGet();
    private final String order = "shopify-" + id;
    private final String plain = "/plain/orders/" + order;
    private final String keyed = "/keyed/orders/" + order;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        farEnd = new FarEnd();
        PlainHome home = new PlainHome(folder);
        for (String system : new String[] {"plain", "keyed"}) {
            home.system(
                    system,
                    "url=http://127.0.0.1:" + farEnd.port() + "/" + system,
                    "idempotent=" + system.equals("keyed"),
                    "envelope=true",
                    "timeout=1s",
                    "retry=100ms,200ms,400ms,800ms",
                    "breaker-calls=1000",
                    "breaker-window=1000");
            home.delivers(system, "order-created", "orders/{orderId}");
        }
        home.system("two", "url=http://127.0.0.1:" + farEnd.port() + "/two", "retry=100ms,200ms,400ms,800ms");
        home.delivers(
                "two",
                "order-created",
                "",
                PlainHome.step("find", "call:two/find/{orderId}?repeatable=true&key=find-{orderId}")
                        + PlainHome.step("first", "call:two/first/{orderId}?key=first-{orderId}")
                        + PlainHome.step("second", "call:two/second/{orderId}"));
        home.system(
                "parts",
                "url=http://127.0.0.1:" + farEnd.port() + "/parts",
                "idempotent=true",
                "envelope=true",
                "retry=100ms,200ms,400ms,800ms");
        home.delivers("parts", "order-created", "", """
                - split:
                    id: each
                    constant: "a,b,c"
                    steps:
                      - to:
                          id: part
                          uri: "call:parts/{orderId}"
                """);
        hub = new OwnHub(home.folder(), Map.of());
        operator = hub.operator();
    }

    @AfterAll
    static void stop() throws Exception {
        hub.close();
        farEnd.close();
    }

    /** No note outlives its outcome. */
    @AfterEach
    void nothing_is_left() {
        soon().until(() -> hub.rows("select count(*) from call_notes", row -> row.getInt(1))
                .equals(java.util.List.of(0)));
    }

    private static ConditionFactory soon() {
        return await();
    }

    private void accepted() throws Exception {
        hub.shop().postUntilTaken("order-created", Shop.order(id, 1, 1));
    }

    private JsonNode letter() throws Exception {
        return soon().until(
                        () -> Json.read(operator.get("/admin/letters?key=" + order)
                                        .body())
                                .path("letters"),
                        letters -> letters.size() == 1)
                .get(0);
    }

    static Stream<Arguments> mayHaveHadAnEffect() {
        return Stream.of(
                        Map.entry("500", status(500)),
                        Map.entry("502", status(502)),
                        Map.entry("503 of a gateway", status(503)),
                        Map.entry("504", status(504)),
                        Map.entry("408", status(408)),
                        Map.entry("no answer", (FarEnd.Behaviour)
                                call -> farEnd.silent().answer(call)),
                        Map.entry("cut off", cut()),
                        Map.entry("no envelope", answer(200, "<html>")),
                        Map.entry("code 50001", answer(200, "{\"code\":50001}")))
                .map(each -> Arguments.of(each.getKey(), each.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mayHaveHadAnEffect")
    void a_call_that_may_have_had_an_effect_is_made_once_and_waits_for_a_person(String name, FarEnd.Behaviour behaviour)
            throws Exception {
        farEnd.answers(plain, behaviour);
        farEnd.answers(keyed, behaviour);

        accepted();

        assertThat(letter().path("state").asText()).isEqualTo("uncertain");
        soon().until(() -> farEnd.calls(keyed) == 2);
        assertThat(farEnd.effects(keyed)).isEqualTo(1);
        assertThat(farEnd.calls(plain)).isEqualTo(1);
        assertThat(operator.get("/admin/orders/" + order).body()).contains("uncertain");
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 425, 429, 503})
    void what_surely_did_nothing_is_tried_again_by_itself(int status) throws Exception {
        farEnd.answers(plain, status == 503 ? status(503, "Retry-After", "0") : status(status));
        farEnd.answers(keyed, status(status));

        accepted();

        soon().until(() -> farEnd.calls(plain) == 2 && farEnd.calls(keyed) == 2);
        assertThat(operator.letters(order)).isEmpty();
    }

    @Test
    void a_person_who_has_looked_replays_it() throws Exception {
        farEnd.answers(plain, status(504));
        accepted();

        String replayed = operator.post("/admin/letters/" + letter().path("id").asText() + "/replay", "")
                .body();

        assertThat(replayed).contains("replayed");
        soon().until(() -> operator.letters(order).isEmpty());
        soon().until(() -> farEnd.calls(plain) == 2);
    }

    @Test
    void or_discards_it_and_the_next_event_of_the_order_goes_on() throws Exception {
        farEnd.answers(plain, status(504));
        accepted();
        String discarded = operator.post(
                        "/admin/letters/" + letter().path("id").asText() + "/discard", "{\"reason\":\"it is there\"}")
                .body();

        assertThat(discarded).contains("discarded");
        soon().until(() -> operator.letters(order).isEmpty());
        assertThat(farEnd.calls(plain)).isEqualTo(1);
        assertThat(operator.get("/admin/orders/" + order).body()).contains("discarded");
    }

    @Test
    void a_question_may_be_asked_again() throws Exception {
        farEnd.answers("/two/find/" + order, status(504), status(500));

        accepted();

        soon().until(() -> farEnd.calls("/two/second/" + order) == 1);
        assertThat(farEnd.calls("/two/find/" + order)).isEqualTo(3);
        assertThat(farEnd.calls("/two/first/" + order)).isEqualTo(1);
    }

    @Test
    void a_call_that_took_effect_is_not_made_again_because_the_next_one_failed() throws Exception {
        farEnd.answers("/two/second/" + order, status(429));

        accepted();

        JsonNode letter = letter();
        assertThat(letter.path("state").asText()).isEqualTo("uncertain");
        assertThat(farEnd.calls("/two/first/" + order)).isEqualTo(1);
        assertThat(farEnd.calls("/two/second/" + order)).isEqualTo(1);
    }

    /** Two parts under one key: a system that honours keys would take the second for the first. */
    @Test
    void each_part_of_a_split_has_a_key_that_it_keeps_when_all_are_tried_again() throws Exception {
        String parts = "/parts/" + order;
        farEnd.answers(parts, status(200), status(429));

        accepted();

        soon().until(() -> farEnd.calls(parts) >= 5); // a busy machine may try once more, with the same keys
        assertThat(farEnd.effects(parts)).isEqualTo(3);
        assertThat(operator.letters(order)).isEmpty();
    }
}
