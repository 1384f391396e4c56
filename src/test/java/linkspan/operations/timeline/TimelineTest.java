package linkspan.operations.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import linkspan.business.order.OrderStatus;
import linkspan.commit.outbox.Remark;
import linkspan.model.EventType;
import linkspan.model.Json;
import linkspan.model.Topic;
import linkspan.stand.TestHub;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("database")
@ExtendWith(TestHub.Extension.class)
class TimelineTest {
    private static final Instant AT = Instant.parse("2026-11-11T03:11:11Z");
    private final TestHub hub;

    TimelineTest(TestHub hub) {
        this.hub = hub;
    }

    private JsonNode whenStates(String orderId, String path, String state) {
        await().untilAsserted(() -> assertThat(
                        hub.get("/admin/orders/" + orderId).json().at(path).asText())
                .isEqualTo(state));
        return hub.get("/admin/orders/" + orderId).json();
    }

    @Test
    void an_order_that_got_everywhere() {
        hub.created("shopify-well");

        JsonNode order = whenStates("shopify-well", "/events/0/systems/3/state", "delivered");
        whenStates("shopify-well", "/events/0/systems/1/state", "delivered");
        whenStates("shopify-well", "/events/0/systems/2/state", "delivered");
        order = whenStates("shopify-well", "/events/0/systems/0/state", "delivered");

        assertThat(order.path("order").path("orderId").asText()).isEqualTo("shopify-well");
        assertThat(order.at("/status").asText()).isEqualTo("DISPATCHED");
        assertThat(order.path("events").findValuesAsText("event")).containsExactly("order-created", "order-dispatched");
        assertThat(order.at("/events/0/systems").findValuesAsText("system")).containsExactly("bi", "erp", "oms", "wms");
        assertThat(order.at("/events/0/systems/0/attempts").asInt()).isOne();
        assertThat(order.at("/events/0/systems/0/at").asText()).isNotEmpty();
        assertThat(order.at("/events/1/systems")).isEmpty();
    }

    @Test
    void an_order_that_one_system_refused() {
        hub.fault("wms", "shopify-stuck", "\"status\":400");
        hub.created("shopify-stuck");
        hub.letter("wms", "shopify-stuck");
        hub.updated("shopify-stuck", 2);

        JsonNode order = whenStates("shopify-stuck", "/events/1/systems/3/state", "behind");

        assertThat(order.at("/events/0/systems/3/state").asText()).isEqualTo("dead");
        assertThat(order.at("/events/0/systems/3/letter").asText())
                .isEqualTo("wms." + order.at("/events/0/eventId").asText());
        assertThat(order.at("/events/1/systems/3/behind").asInt()).isOne();
    }

    @Test
    void an_order_that_waits_for_its_next_attempt() {
        hub.fault("wms", "shopify-later", "\"status\":429");
        hub.created("shopify-later");

        JsonNode order = whenStates("shopify-later", "/events/0/systems/3/state", "waiting");

        assertThat(order.at("/events/0/systems/3/nextAttemptAt").asText()).isNotEmpty();
        assertThat(order.at("/events/0/systems/3/code").asText()).isEqualTo("system-error");
        hub.fault("wms", "shopify-later", "\"status\":0");
        whenStates("shopify-later", "/events/0/systems/3/state", "delivered");
    }

    /** As a later version has left it. */
    @Test
    void an_event_of_an_unknown_type_is_shown_all_the_same() {
        hub.created("shopify-thawed");
        whenStates("shopify-thawed", "/events/0/systems/3/state", "delivered");
        hub.sql("update events set event_type = 'ORDER_FROZEN' where stream_key = 'shopify-thawed' and seq = 1");

        TestHub.Said json = hub.get("/admin/orders/shopify-thawed");
        TestHub.Said text = hub.send(hub.admin("/admin/orders/shopify-thawed").header("Accept", "text/plain"));

        assertThat(json.status()).as(json.body()).isEqualTo(200);
        assertThat(json.json().at("/events/0/event").asText()).isEqualTo("order-frozen");
        assertThat(text.status()).as(text.body()).isEqualTo(200);
        assertThat(text.body()).contains("ORDER_FROZEN");
    }

    @Test
    void history_that_is_gone_is_no_loss() {
        hub.created("shopify-old");
        whenStates("shopify-old", "/events/0/systems/3/state", "delivered");
        hub.sql("delete from deliveries where stream_key = 'shopify-old' and system = 'wms'");

        JsonNode order = whenStates("shopify-old", "/events/0/systems/3/state", "delivered");

        assertThat(order.at("/events/0/systems/3").has("at")).isFalse();
    }

    @Test
    void what_a_route_kept_from_its_system_is_told_apart() {
        hub.created("shopify-kept");
        whenStates("shopify-kept", "/events/0/systems/3/state", "delivered");
        assertThat(whenStates("shopify-kept", "/events/0/systems/0/state", "delivered")
                        .at("/events/0/systems/0")
                        .has("sent"))
                .isFalse();
        hub.sql("update deliveries set detail = 'nothing sent' where stream_key = 'shopify-kept' and system = 'wms'");

        JsonNode wms = hub.get("/admin/orders/shopify-kept").json().at("/events/0/systems/3");

        assertThat(wms.path("state").asText()).isEqualTo("delivered");
        assertThat(wms.path("sent").asBoolean(true)).isFalse();
        assertThat(wms.has("reason")).isFalse();
        assertThat(wms.path("at").asText()).isNotEmpty();
    }

    @Test
    void nobody_knows_this_order() {
        assertThat(hub.get("/admin/orders/shopify-never").status()).isEqualTo(404);
        hub.created("shopify-90210");
        hub.created("amazon-90210");
        assertThat(hub.get("/admin/orders/90210").json().path("error").asText())
                .isEqualTo("there is no order 90210; as a channel's own number it is amazon-90210 or shopify-90210");
    }

    @ParameterizedTest
    @ValueSource(strings = {"older-news", "cancelled", "overtaken"})
    void every_remark_has_a_sentence_in_both_languages(String reason) {
        Remark remark = new Remark("A", EventType.ORDER_CREATED, "shopify", AT, "m-1", reason, AT);
        Timeline timeline = new Timeline("A", "PENDING", null, List.of(), List.of(), List.of(remark));
        assertThat(new TimelineWords(Locale.ENGLISH, ZoneOffset.UTC).of(timeline))
                .contains("created, 2026-11-11 03:11:11, from shopify: changed nothing, ", "(message m-1)");
        assertThat(new TimelineWords(Locale.CHINESE, ZoneOffset.UTC).of(timeline))
                .contains("未产生变化", "m-1");
        assertThat(timeline.json().at("/remarks/0/messageId").asText()).isEqualTo("m-1");
    }

    @Test
    void every_standing_has_a_sentence_in_both_languages() {
        List<Stop> stops = List.of(
                new Stop("bi", Standing.DELIVERED, AT, 1, null, 0, null, null, null),
                Stop.plain("crm", Standing.DELIVERED),
                new Stop("erp", Standing.DISCARDED, AT, 2, null, 0, null, "ann: sent by hand", null),
                new Stop("oms", Standing.WAITING, AT, 3, AT, 0, "system-error", "HTTP 503", null),
                Stop.plain("pim", Standing.WAITING),
                new Stop("tms", Standing.BEHIND, null, 0, null, 4, null, null, null),
                new Stop("wms", Standing.DEAD, AT, 9, null, 0, "system-refused", "HTTP 400 {no}", "wms.0f"),
                new Stop("wms-2", Standing.UNCERTAIN, AT, 1, null, 0, "answer-lost", "closed", "wms-2.0f"),
                Stop.plain("x", Standing.UNDER_WAY),
                new Stop("y", Standing.NOT_MEANT, AT, 1, null, 0, null, null, null));
        Timeline timeline = new Timeline(
                "A-1",
                "PENDING",
                null,
                List.of(),
                List.of(
                        new TimelineEvent(5, "ORDER_CREATED", "0f", "shopify", AT, true, stops),
                        new TimelineEvent(6, "ORDER_SHIPPED", "1f", "hub", AT, true, List.of()),
                        new TimelineEvent(
                                1_007,
                                "ORDER_DELETED",
                                "2f",
                                "hub",
                                AT,
                                false,
                                List.of(Stop.plain("x", Standing.UNDER_WAY)))),
                List.of());

        assertThat(new TimelineWords(Locale.GERMANY, ZoneOffset.UTC).of(timeline))
                .isEqualTo("""
                Order A-1: pending
                5. created, 2026-11-11 03:11:11, from shopify
                     bi     has it since 2026-11-11 03:11:11 (attempts: 1)
                     crm    has it
                     erp    does not get it: given up at 2026-11-11 03:11:11 by ann: sent by hand
                     oms    not yet: failed (attempts: 3; system-error, HTTP 503); tried again at 2026-11-11 03:11:11
                     pim    is next in turn
                     tms    not yet: waits for number 4, which comes first
                     wms    stuck (attempts: 9; system-refused, HTTP 400 {no}); somebody has to replay or discard letter wms.0f
                     wms-2  unclear whether it has it (answer-lost, closed); somebody has to find out and replay or discard letter wms-2.0f
                     x      on its way
                     y      not meant for it
                6. shipped, 2026-11-11 03:11:11, from hub
                     no system asks for this
                1007. deleted, 2026-11-11 03:11:11, from hub
                     x  accepted, on its way to the systems""");
        String chinese = new TimelineWords(Locale.CHINA, ZoneOffset.UTC).of(timeline);
        assertThat(chinese).startsWith("订单 A-1：待处理").contains("wms    已停止，尝试 9 次（system-refused, HTTP 400 {no}）");
        assertThat(chinese.lines())
                .hasSameSizeAs(new TimelineWords(Locale.ENGLISH, ZoneOffset.UTC)
                        .of(timeline)
                        .lines()
                        .toList());
    }

    @Test
    void amounts_that_disagree_are_told_with_both_sums() {
        JsonNode order = Json.read("""
                {"currency": "USD", "total": {"value": "61.76", "currency": "USD"}, "amountsDisagree": true}""");
        Timeline timeline = new Timeline(
                "A", "PENDING", order, List.of(new BigDecimal("60.00"), new BigDecimal("60.76")), List.of(), List.of());
        Timeline mixed = new Timeline("A", "PENDING", order, List.of(), List.of(), List.of());

        assertThat(new TimelineWords(Locale.ENGLISH, ZoneOffset.UTC).of(timeline))
                .isEqualTo("""
                        Order A: pending
                        Its amounts disagree: it states a total of 61.76 USD; lines, shipping, discounts and tax come to 60.00 / 60.76 USD""");
        assertThat(new TimelineWords(Locale.CHINESE, ZoneOffset.UTC).of(timeline))
                .endsWith("金额不一致：声明总额 61.76 USD；商品、运费、折扣与税合计 60.00 / 60.76 USD");
        assertThat(timeline.json().path("totals")).isEqualTo(Json.read("[\"60.00\", \"60.76\"]"));
        assertThat(new TimelineWords(Locale.ENGLISH, ZoneOffset.UTC).of(mixed))
                .endsWith("Its amounts disagree: some are not in USD");
    }

    @Test
    void an_order_whose_amounts_disagree_says_so() {
        hub.disagreeing("shopify-sums");
        JsonNode order = whenStates("shopify-sums", "/events/0/systems/0/state", "delivered");

        assertThat(order.at("/order/amountsDisagree").asBoolean()).isTrue();
        assertThat(order.path("totals")).isEqualTo(Json.read("[\"3.00\"]"));
    }

    @Test
    void every_status_and_every_event_of_an_order_has_its_words() {
        for (Locale locale : List.of(Locale.ENGLISH, Locale.CHINESE)) {
            TimelineWords words = new TimelineWords(locale, ZoneOffset.UTC);
            for (OrderStatus status : OrderStatus.values()) {
                for (EventType type : EventType.OWN) {
                    if (type.topic().equals(Topic.ORDER)) {
                        TimelineEvent event = new TimelineEvent(1, type.name(), "0f", "hub", AT, true, List.of());
                        assertThat(words.of(
                                        new Timeline("A", status.name(), null, List.of(), List.of(event), List.of())))
                                .doesNotContain(status.name());
                    }
                }
            }
        }
    }
}
