package linkspan.operations.letters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import linkspan.stand.TestHub;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Letters that nothing but a person could ever get going: skipped ones, those of a later version, of a route that is gone. */
@Tag("database")
@ExtendWith(TestHub.Extension.class)
class StrandedLettersTest {
    private final TestHub hub;

    StrandedLettersTest(TestHub hub) {
        this.hub = hub;
    }

    private TestHub.Said replay(String id, String body) {
        return hub.post("/admin/letters/" + id + "/replay", body);
    }

    private void effects(String system, String order, String... effects) {
        await().untilAsserted(() -> assertThat(hub.effects(system, order)).containsExactly(effects));
    }

    /** A dead letter of {@code oms} does not hold its key here. */
    private String skipped(String order) {
        hub.fault("oms", order, "\"status\":400");
        hub.created(order);
        String id = hub.letter("oms", order).path("id").asText();
        hub.fault("oms", order, "\"status\":0");
        return id;
    }

    @Test
    void a_skipped_letter_that_nothing_has_overtaken_is_replayed_and_what_comes_then_waits_for_it() {
        String id = skipped("shopify-skip-1");

        assertThat(replay(id, "").json().path("result").asText()).isEqualTo("replayed");
        hub.updated("shopify-skip-1", 2);

        effects("oms", "shopify-skip-1", "create", "update");
        await().until(() -> hub.letters("oms", "shopify-skip-1").isEmpty());
        assertThat(replay(id, "{\"force\":true}").json().path("result").asText())
                .isEqualTo("not-dead");
    }

    @Test
    void a_skipped_letter_that_was_overtaken_says_so_and_is_replayed_once_by_force() {
        String order = "shopify-skip-2";
        hub.created(order);
        effects("oms", order, "create");
        hub.fault("oms", order, "\"status\":400");
        hub.updated(order, 2);
        String id = hub.letter("oms", order).path("id").asText();
        hub.fault("oms", order, "\"status\":0");
        hub.updated(order, 3);
        effects("oms", order, "create", "update");

        TestHub.Said refused = replay(id, "");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body()).contains("superseded", "--force");
        assertThat(hub.letters("oms", order)).hasSize(1);

        assertThat(replay(id, "{\"force\":true}").json().path("result").asText())
                .isEqualTo("replayed");
        effects("oms", order, "create", "update", "update");
        await().until(() -> hub.letters("oms", order).isEmpty());
        hub.updated(order, 4);
        effects("oms", order, "create", "update", "update", "update");
    }

    /** As a later version leaves it in the outbox. */
    private void laterVersion(String order) {
        hub.sql("update streams set last_seq = last_seq + 1 where stream_key = '" + order + "'");
        hub.sql("insert into events (topic, stream_key, seq, event_id, event_type, source, occurred_at, data)"
                + " select e.topic, e.stream_key, s.last_seq, 'later-" + order + "', 'ORDER_FROZEN', e.source,"
                + " e.occurred_at, e.data from events e join streams s on s.topic = e.topic"
                + " and s.stream_key = e.stream_key where e.stream_key = '" + order + "' and e.seq = 1");
        hub.sql("insert into outbox (shard, topic, stream_key, seq, occurred_at)"
                + " select 0, topic, stream_key, seq, occurred_at from events where event_id = 'later-" + order + "'");
    }

    @Test
    void an_event_of_a_later_version_holds_its_key_until_that_version_is_back() {
        String order = "shopify-frozen";
        hub.created(order);
        effects("wms", order, "create");
        await().until(() -> hub.get("/admin/orders/" + order).body().contains("DISPATCHED"));
        laterVersion(order);
        List<JsonNode> letters = await().until(() -> List.copyOf(hub.letters("wms", order)), it -> it.size() == 1);
        String id = letters.get(0).path("id").asText();
        assertThat(letters.get(0).path("event").asText()).isEqualTo("order-frozen");
        assertThat(letters.get(0).path("code").asText()).isEqualTo("event-unknown");
        hub.updated(order, 2);
        await().until(() ->
                hub.get("/admin/letters/" + id).json().path("behind").asInt() == 1);
        assertThat(replay(id, "").body()).contains("no route delivers order-frozen to wms");
        assertThat(hub.effects("wms", order)).containsExactly("create");

        hub.sql("update pending set event_type = 'ORDER_UPDATED' where event_id = 'later-" + order + "'"); // it is back
        assertThat(replay(id, "").json().path("result").asText()).isEqualTo("replayed");
        effects("wms", order, "create", "update", "update");
    }
}
