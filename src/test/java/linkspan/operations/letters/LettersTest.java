package linkspan.operations.letters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import linkspan.model.Json;
import linkspan.stand.Shop;
import linkspan.stand.TestHub;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@Tag("database")
@ExtendWith(TestHub.Extension.class)
class LettersTest {
    private static final String REFUSE = "\"status\":400";
    private static final String HEAL = "\"status\":0,\"loseAnswers\":0";
    private final TestHub hub;

    LettersTest(TestHub hub) {
        this.hub = hub;
    }

    private String refusedAt(String system, String orderId) {
        hub.fault(system, orderId, REFUSE);
        hub.created(orderId);
        return hub.letter(system, orderId).path("id").asText();
    }

    private JsonNode replay(String id) {
        return hub.post("/admin/letters/" + id + "/replay", "").json();
    }

    private TestHub.Said discard(String id, String reason) {
        return hub.post("/admin/letters/" + id + "/discard", "{\"reason\":\"" + reason + "\"}");
    }

    private void effectsBecome(String orderId, String... effects) {
        await().untilAsserted(() -> assertThat(hub.effects("wms", orderId)).containsExactly(effects));
    }

    private void waitsBehind(String id, int events) {
        await().until(() ->
                hub.get("/admin/letters/" + id).json().path("behind").asInt() == events);
    }

    @Test
    void an_order_in_no_currency_of_iso_4217_is_a_letter_that_names_the_field() throws Exception {
        String order = Shop.order(4_217_001, 1, 1).replace("\"EUR\"", "\"RNB\"");
        JsonNode answer = Json.read(hub.shop().post("order-created", order).body());
        assertThat(answer.at("/data/state").asText()).as(answer.toString()).isEqualTo("kept");
        String id = "shopify." + answer.at("/data/messageId").asText();

        JsonNode letter = hub.get("/admin/letters/" + id).json();

        assertThat(letter.path("code").asText()).isEqualTo("mapping-failed");
        assertThat(letter.path("reason").asText()).contains("currency: must be a code of ISO 4217 like EUR");
        assertThat(hub.get("/admin/orders/shopify-4217001").status()).isEqualTo(404);
        assertThat(discard(id, "no such currency").status()).isEqualTo(200);
    }

    /** 3.3 MB that become 28: the relay sent it for ever, and nothing behind it. */
    @Test
    void a_message_that_becomes_an_event_larger_than_any_record_is_a_letter_that_says_so() throws Exception {
        String line = "{\"sku\":\"T\",\"quantity\":1,\"price\":\"1\"}";
        String small = Shop.order(4_217_002, 1, 1);
        String order =
                small.substring(0, small.indexOf("[{\"id\": 1")) + "[" + (line + ",").repeat(89_999) + line + "]}";
        JsonNode answer = Json.read(hub.shop().post("order-created", order).body());
        assertThat(answer.at("/data/state").asText()).as(answer.toString()).isEqualTo("kept");
        String id = "shopify." + answer.at("/data/messageId").asText();

        assertThat(hub.get("/admin/letters/" + id).json().path("reason").asText())
                .contains("too large", "items has 90000 elements");
        hub.created("shopify-after-the-large-one");
        effectsBecome("shopify-after-the-large-one", "create");
        assertThat(discard(id, "not an order").status()).isEqualTo(200);
    }

    @Test
    void a_letter_shows_cause_attempts_payload_trace_and_what_waits_behind_it() {
        String id = refusedAt("wms", "shopify-show");
        hub.updated("shopify-show", 2);
        waitsBehind(id, 1);

        JsonNode letter = hub.get("/admin/letters/" + id).json();

        assertThat(id)
                .startsWith("wms.")
                .endsWith(letter.path("facts").path("eventId").asText());
        assertThat(letter.path("state").asText()).isEqualTo("dead");
        assertThat(letter.path("event").asText()).isEqualTo("order-created");
        assertThat(letter.path("code").asText()).isEqualTo("system-refused");
        assertThat(letter.path("reason").asText()).contains("switched on: fault 400");
        assertThat(letter.path("attempts").asInt()).isOne();
        assertThat(letter.path("traceparent").asText()).isEqualTo(TestHub.TRACE);
        assertThat(letter.path("facts").path("sequence").asText()).isEqualTo("1");
        assertThat(letter.path("payload").path("orderId").asText()).isEqualTo("shopify-show");
        assertThat(letter.path("history")).hasSize(1);
        assertThat(letter.path("history").get(0).path("outcome").asText()).isEqualTo("refused");
    }

    @Test
    void a_replay_goes_first_then_what_waited_behind_it() {
        String id = refusedAt("wms", "shopify-replay");
        hub.updated("shopify-replay", 2);
        waitsBehind(id, 1);
        hub.fault("wms", "shopify-replay", HEAL);

        assertThat(replay(id).path("result").asText()).isEqualTo("replayed");

        effectsBecome("shopify-replay", "create", "update");
        await().until(() -> hub.get("/admin/letters/" + id).status() == 404);
        JsonNode again = replay(id);
        assertThat(again.path("result").asText()).isEqualTo("not-dead");
        assertThat(again.path("message").asText()).isEqualTo("nothing done: it is delivered already");
        assertThat(hub.audit(id))
                .containsExactly(
                        "ann letter-replay replayed", "ann letter-replay nothing done: it is delivered already");
    }

    @Test
    void a_replay_that_is_refused_again_is_a_letter_again() {
        String id = refusedAt("wms", "shopify-again");

        replay(id);

        await().until(() ->
                hub.get("/admin/letters/" + id).json().path("history").size() == 2);
        assertThat(hub.letter("wms", "shopify-again").path("id").asText()).isEqualTo(id);
    }

    @Test
    void of_two_replays_at_once_one_has_an_effect() throws Exception {
        String id = refusedAt("wms", "shopify-twice");
        hub.fault("wms", "shopify-twice", HEAL);
        ExecutorService people = Executors.newFixedThreadPool(8);
        try {
            List<Future<String>> results = people.invokeAll(java.util.Collections.nCopies(
                    8, (Callable<String>) () -> replay(id).path("result").asText()));

            assertThat(results)
                    .extracting(Future::get)
                    .filteredOn("replayed"::equals)
                    .hasSize(1);
            assertThat(results)
                    .extracting(Future::get)
                    .filteredOn("not-dead"::equals)
                    .hasSize(7);
            effectsBecome("shopify-twice", "create");
        } finally {
            people.shutdownNow();
        }
    }

    @Test
    void a_discarded_letter_lets_later_events_go_on() {
        String id = refusedAt("wms", "shopify-discard");
        hub.updated("shopify-discard", 2);
        waitsBehind(id, 1);
        hub.fault("wms", "shopify-discard", HEAL);

        assertThat(discard(id, "sent by hand").json().path("result").asText()).isEqualTo("discarded");

        await() // the warehouse does not know the order, so this one is refused
                .until(() -> hub.letters("wms", "shopify-discard").stream()
                        .anyMatch(letter -> letter.path("event").asText().equals("order-updated")));
        JsonNode again = discard(id, "once more").json();
        assertThat(again.path("message").asText()).isEqualTo("nothing done: it is discarded already");
        assertThat(replay(id).path("result").asText()).isEqualTo("superseded");
        assertThat(hub.audit(id)).first().isEqualTo("ann letter-discard discarded; sent by hand");
    }

    @Test
    void only_the_first_letter_of_a_key_can_be_discarded() {
        String first = refusedAt("wms", "shopify-first");
        hub.updated("shopify-first", 2);
        waitsBehind(first, 1);
        hub.sql("update pending set state = 'dead', failed_at = current_timestamp"
                + " where stream_key = 'shopify-first' and system = 'wms' and seq = 2");
        String second = hub.letters("wms", "shopify-first").get(0).path("id").asText();

        TestHub.Said said = discard(second, "not needed");

        assertThat(said.status()).isEqualTo(409);
        assertThat(said.json().path("error").asText()).isEqualTo("refused: " + first + " of the same key comes first");
        assertThat(discard(first, "not needed").status()).isEqualTo(200);
        assertThat(discard(second, "not needed").status()).isEqualTo(200);
    }

    @Test
    void a_lost_answer_waits_for_a_person() {
        hub.fault("wms", "shopify-lost", "\"loseAnswers\":1");
        hub.created("shopify-lost");
        JsonNode letter = hub.letter("wms", "shopify-lost");
        assertThat(letter.path("state").asText()).isEqualTo("uncertain");
        hub.fault("wms", "shopify-lost", HEAL);

        replay(letter.path("id").asText());

        await().until(() -> hub.letters("wms", "shopify-lost").isEmpty());
        effectsBecome("shopify-lost", "create");
    }

    @Test
    void what_is_tried_again_by_itself_is_no_letter() {
        hub.fault("wms", "shopify-busy", "\"status\":429");
        hub.created("shopify-busy");
        await().until(() -> hub.sql("update pending set code = code where stream_key = 'shopify-busy'") == 1);
        String event = hub.get("/admin/orders/shopify-busy")
                .json()
                .at("/events/0/eventId")
                .asText();

        assertThat(hub.letters("wms", "shopify-busy")).isEmpty();
        assertThat(replay("wms." + event).path("message").asText()).isEqualTo("nothing done: it is waiting already");
        assertThat(discard("wms." + event, "tired").json().path("result").asText())
                .isEqualTo("not-dead");
        hub.fault("wms", "shopify-busy", HEAL);
        effectsBecome("shopify-busy", "create");
    }

    @Test
    void a_message_that_no_mapping_takes_is_a_letter_until_it_is_discarded() throws Exception {
        String body =
                linkspan.stand.Shop.order(9_100_001, 1, 1).replaceAll("\"line_items\": \\[.*]", "\"line_items\": []");
        assertThat(hub.shop().post("order-created", body).statusCode()).isEqualTo(200);
        String id = ids("state=kept&system=shopify").get(0);

        JsonNode letter = hub.get("/admin/letters/" + id).json();
        assertThat(letter.path("code").asText()).isEqualTo("mapping-failed");
        assertThat(letter.at("/payload/id").asLong()).isEqualTo(9_100_001);
        assertThat(hub.post("/admin/letters/" + id + "/replay", "").status()).isEqualTo(409);
        assertThat(hub.post("/admin/letters/wms" + id.substring(id.indexOf('.')) + "/replay", "")
                        .status())
                .isEqualTo(404);
        assertThat(discard(id, "not an order").json().path("result").asText()).isEqualTo("discarded");
        assertThat(discard(id, "once more").json().path("message").asText())
                .isEqualTo("nothing done: it is discarded already");
        assertThat(ids("state=kept&system=shopify")).doesNotContain(id);
    }

    @Test
    void unknown_letters_are_404_and_leave_no_trace() {
        for (String id : List.of("wms.nothing", "nothing", "wms.", ".x", "nosystem.0f")) {
            assertThat(hub.post("/admin/letters/" + id + "/replay", "").status())
                    .as(id)
                    .isEqualTo(404);
            assertThat(discard(id, "why not").status()).as(id).isEqualTo(404);
            assertThat(hub.get("/admin/letters/" + id).status()).as(id).isEqualTo(404);
            assertThat(hub.audit(id)).isEmpty();
        }
    }

    @Test
    void the_list_is_filtered_and_its_newest_are_first() {
        String one = refusedAt("wms", "shopify-list-1");
        String two = refusedAt("wms", "shopify-list-2");

        assertThat(ids("system=wms")).containsSubsequence(two, one);
        assertThat(ids("limit=1&system=wms&code=system-refused&state=dead")).containsExactly(two);
        assertThat(ids("key=shopify-list-1")).containsExactly(one);
        assertThat(ids("system=wms&code=answer-lost")).doesNotContain(one, two);
        assertThat(ids("state=kept")).doesNotContain(one, two);
        assertThat(hub.get("/admin/letters?limit=0").status()).isEqualTo(400);
        assertThat(hub.get("/admin/letters?limit=x").status()).isEqualTo(400);
    }

    private List<String> ids(String query) {
        return hub.get("/admin/letters?" + query).json().path("letters").findValuesAsText("id");
    }
}
