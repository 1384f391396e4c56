package linkspan.business.order;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Objects;
import linkspan.business.order.change.Reservation;
import linkspan.model.EventDraft;
import linkspan.model.EventType;
import linkspan.model.Json;
import linkspan.model.failure.FailureCode;
import linkspan.model.kind.EventTypes;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class OrderLifeTest {
    private static final Instant NOW = Instant.parse("2026-12-01T00:00:00Z");
    private static final String ID = "shopify-77";

    /** An order as of minute 30 meets an event; newer and older ones bring another quantity. */
    @ParameterizedTest(name = "{0} meets {1} {2}: {3}")
    @CsvSource(delimiter = '|', textBlock = """
            -          | order-created    | newer | PENDING order-created
            PENDING    | order-created    | older | superseded: older-news
            PENDING    | order-created    | equal | PENDING order-updated
            PENDING    | order-created    | same  | PENDING noted
            PENDING    | order-created    | again | already-so
            PENDING    | order-created    | late  | already-so
            PENDING    | order-created    | newer | PENDING order-updated
            RESERVED   | order-created    | newer | RESERVED order-updated
            DISPATCHED | order-created    | newer | DISPATCHED order-updated
            ON_HOLD    | order-created    | newer | PENDING order-created
            ON_HOLD    | order-created    | again | PENDING order-created
            ON_HOLD    | order-created    | older | superseded: older-news
            SHIPPED    | order-created    | newer | SHIPPED order-updated
            SHIPPED    | order-created    | older | superseded: older-news
            DELIVERED  | order-created    | newer | DELIVERED order-updated
            CANCELLED  | order-created    | newer | refused: order-conflict
            CANCELLED  | order-created    | equal | superseded: cancelled
            CANCELLED  | order-created    | older | superseded: cancelled
            CANCELLED  | order-created    | again | cancelled
            PENDING    | order-updated    | newer | PENDING order-updated
            -          | order-updated    | newer | PENDING order-created
            -          | order-cancelled  | newer | CANCELLED order-cancelled
            PENDING    | order-cancelled  | newer | CANCELLED order-cancelled
            PENDING    | order-cancelled  | equal | CANCELLED order-cancelled
            PENDING    | order-cancelled  | older | CANCELLED order-cancelled
            RESERVED   | order-cancelled  | newer | CANCELLED order-cancelled
            DISPATCHED | order-cancelled  | newer | CANCELLED order-cancelled
            ON_HOLD    | order-cancelled  | newer | ON_HOLD noted
            ON_HOLD    | order-cancelled  | older | superseded: older-news
            SHIPPED    | order-cancelled  | newer | refused: order-conflict
            DELIVERED  | order-cancelled  | newer | refused: order-conflict
            CANCELLED  | order-cancelled  | newer | CANCELLED noted
            CANCELLED  | order-cancelled  | equal | CANCELLED noted
            CANCELLED  | order-cancelled  | older | superseded: older-news
            CANCELLED  | order-cancelled  | again | cancelled
            CANCELLED  | order-cancelled  | -     | CANCELLED noted
            -          | order-dispatched | -     | refused: not-found
            PENDING    | order-dispatched | -     | DISPATCHED order-dispatched
            RESERVED   | order-dispatched | -     | DISPATCHED order-dispatched
            DISPATCHED | order-dispatched | -     | already-so
            SHIPPED    | order-dispatched | -     | already-so
            DELIVERED  | order-dispatched | -     | already-so
            CANCELLED  | order-dispatched | -     | refused: order-conflict
            ON_HOLD    | order-dispatched | -     | refused: order-conflict
            -          | order-shipped    | -     | refused: not-found
            PENDING    | order-shipped    | -     | SHIPPED order-shipped
            RESERVED   | order-shipped    | -     | SHIPPED order-shipped
            DISPATCHED | order-shipped    | -     | SHIPPED order-shipped
            SHIPPED    | order-shipped    | -     | already-so
            DELIVERED  | order-shipped    | -     | already-so
            CANCELLED  | order-shipped    | -     | refused: order-conflict
            ON_HOLD    | order-shipped    | -     | refused: order-conflict
            PENDING    | order-deleted    | -     | refused: order-conflict
            """)
    void an_order_meets_an_event(String status, String event, String age, String expected) {
        StoredOrder stored = status.equals("-") ? null : stored(OrderStatus.valueOf(status));
        Decision decision = decide(stored, EventTypes.own().of(event).type(), age);
        assertThat(told(decision)).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource(
            value = OrderStatus.class,
            names = {"RESERVED", "DISPATCHED", "SHIPPED", "DELIVERED", "CANCELLED", "PENDING"})
    void an_order_is_told_again_as_it_stands_and_stays_as_it_is(OrderStatus status) {
        StoredOrder stored = stored(status);
        Decision decision = restate(stored);
        assertThat(decision).isInstanceOf(Decision.Accept.class);
        Decision.Accept accept = (Decision.Accept) decision;
        assertThat(accept.order()).isSameAs(stored);
        assertThat(accept.event().type()).isEqualTo(EventType.ORDER_RESTATED);
        ObjectNode told = (ObjectNode) accept.event().data();
        assertThat(told.remove("restatedFor").toString()).isEqualTo("[\"erp\"]");
        assertThat(told).isEqualTo(stored.document());
    }

    @Test
    void an_order_that_no_system_is_to_know_yet_or_that_is_not_there_is_not_told_again() {
        assertThat(told(restate(null))).isEqualTo("refused: not-found");
        assertThat(told(restate(stored(OrderStatus.ON_HOLD)))).isEqualTo("refused: order-conflict");
        StoredOrder asking =
                stored(OrderStatus.PENDING).with(new Reservation(Reservation.State.TRYING, 1, NOW, "m-1", null));
        assertThat(told(restate(asking))).isEqualTo("refused: order-conflict");
    }

    private static Decision restate(@Nullable StoredOrder stored) {
        ObjectNode wish = Samples.json("{'orderId': '%s', 'restatedFor': ['erp']}".formatted(ID));
        return OrderLife.decide(stored, new EventDraft(EventType.ORDER_RESTATED, wish), "reconcile", NOW);
    }

    private static StoredOrder stored(OrderStatus status) {
        return StoredOrder.first(Samples.marketOrder(ID, 30), "shopify", status, Instant.parse("2026-11-11T03:30:00Z"));
    }

    private static Decision decide(@Nullable StoredOrder stored, EventType type, String age) {
        ObjectNode data = switch (age) {
            case "older" -> changed(29);
            case "equal" -> changed(30);
            case "newer" -> changed(31);
            case "same" -> Samples.marketOrder(ID, 31);
            case "again" -> Samples.marketOrder(ID, 30);
            case "late" -> Samples.marketOrder(ID, 29);
            default -> Samples.json("{'orderId': '%s'}".formatted(ID));
        };
        return OrderLife.decide(stored, new EventDraft(type, data), "shopify", NOW);
    }

    private static ObjectNode changed(int minute) {
        ObjectNode order = Samples.marketOrder(ID, minute);
        order.withObject("/customer").put("name", "minute " + minute);
        return order;
    }

    private static String told(Decision decision) {
        if (decision instanceof Decision.Accept accept) {
            assertThat(accept.event().data()).isEqualTo(accept.order().document());
            return accept.order().status() + " " + accept.event().type().label();
        }
        if (decision instanceof Decision.Note note) {
            return note.order().status() + " noted";
        }
        if (decision instanceof Decision.Supersede supersede) {
            return "superseded: " + supersede.reason().label();
        }
        return decision instanceof Decision.Ignore ignore
                ? ignore.reason().label()
                : "refused: " + ((Decision.Refuse) decision).code().label();
    }

    @Test
    void the_first_event_tells_the_whole_order_with_status_and_version() {
        ObjectNode sent = Samples.marketOrder(ID, 30);
        Decision.Accept accept = (Decision.Accept) decide(null, sent);
        ObjectNode expected = sent.deepCopy().put("status", "PENDING").put("version", 1);
        assertThat(accept.event().data()).isEqualTo(expected);
        assertThat(accept.order().changedAt()).isEqualTo("2026-11-11T03:30:00Z");
        assertThat(accept.order().client()).isEqualTo("shopify");
        assertThat(sent.has("status")).isFalse();
    }

    @Test
    void a_marketplaces_change_keeps_the_version_and_moves_the_time() {
        Decision.Accept accept = (Decision.Accept) decide(stored(OrderStatus.RESERVED), changed(31));
        assertThat(accept.order().version()).isEqualTo(1);
        assertThat(accept.order().changedAt()).isEqualTo("2026-11-11T03:31:00Z");
        assertThat(accept.event().data().at("/customer/name").asText()).isEqualTo("minute 31");
    }

    @Test
    void an_account_that_says_cancelled_cancels_by_whatever_path_it_comes() {
        ObjectNode cancelled = changed(31).put("status", "CANCELLED");
        assertThat(told(decide(stored(OrderStatus.DISPATCHED), cancelled))).isEqualTo("CANCELLED order-cancelled");
        assertThat(told(decide(null, cancelled))).isEqualTo("CANCELLED order-cancelled");
    }

    @Test
    void what_is_not_paid_yet_is_stored_and_not_told() {
        ObjectNode unpaid = changed(31).put("status", "ON_HOLD");
        ObjectNode failed = changed(31).put("status", "CANCELLED").put("cancelReason", "failed");
        assertThat(told(decide(null, unpaid))).isEqualTo("ON_HOLD noted");
        assertThat(told(decide(null, failed))).isEqualTo("ON_HOLD noted");
        assertThat(told(decide(stored(OrderStatus.ON_HOLD), unpaid))).isEqualTo("ON_HOLD noted");
        assertThat(told(decide(stored(OrderStatus.ON_HOLD), failed))).isEqualTo("ON_HOLD noted");
        assertThat(told(decide(stored(OrderStatus.PENDING), failed))).isEqualTo("CANCELLED order-cancelled");
        assertThat(told(decide(stored(OrderStatus.PENDING), unpaid))).isEqualTo("PENDING order-updated");
    }

    @Test
    void what_was_cancelled_and_is_paid_after_all_is_created_anew_when_a_person_insists() {
        Decision.Refuse refuse = (Decision.Refuse) decide(stored(OrderStatus.CANCELLED), changed(31));
        assertThat(told(Objects.requireNonNull(refuse.insisted()))).isEqualTo("PENDING order-created");
        assertThat(refuse.what()).contains("a replay creates it anew");
        Decision.Refuse left =
                (Decision.Refuse) decide(stored(OrderStatus.SHIPPED), EventType.ORDER_CANCELLED, "newer");
        assertThat(left.insisted()).as("nobody can call back what has left").isNull();
    }

    @Test
    void nothing_new_moves_only_the_time() {
        Decision.Note note = (Decision.Note) decide(stored(OrderStatus.PENDING), Samples.marketOrder(ID, 31));
        assertThat(note.order().changedAt()).isEqualTo("2026-11-11T03:31:00Z");
    }

    @Test
    void numbers_are_compared_by_value() {
        ObjectNode again = Samples.marketOrder(ID, 31);
        ((ObjectNode) again.at("/items/0")).put("quantity", 2L);
        assertThat(decide(stored(OrderStatus.PENDING), again)).isInstanceOf(Decision.Note.class);
    }

    @Test
    void an_older_cancellation_cancels_and_keeps_the_newer_data() {
        Decision.Accept accept =
                (Decision.Accept) decide(stored(OrderStatus.PENDING), EventType.ORDER_CANCELLED, "older");
        assertThat(accept.event().data().at("/customer/name").asText()).isEqualTo("王小明");
        assertThat(accept.order().changedAt()).isEqualTo("2026-11-11T03:30:00Z");
    }

    @Test
    void a_newer_cancellation_brings_its_data() {
        Decision.Accept accept =
                (Decision.Accept) decide(stored(OrderStatus.PENDING), EventType.ORDER_CANCELLED, "newer");
        assertThat(accept.event().data().at("/customer/name").asText()).isEqualTo("minute 31");
        assertThat(accept.event().data().path("status").asText()).isEqualTo("CANCELLED");
    }

    /** Amazon's cancelled items have no quantity any more. */
    @Test
    void a_cancellation_without_lines_keeps_those_last_known_and_brings_its_reason() {
        ObjectNode bare = Samples.marketOrder(ID, 31).put("currency", "XXX").put("cancelReason", "BUYER_CANCELED");
        bare.putArray("items");
        StoredOrder before = stored(OrderStatus.PENDING);
        Decision.Accept accept = (Decision.Accept)
                OrderLife.decide(before, new EventDraft(EventType.ORDER_CANCELLED, bare), "shop", Instant.EPOCH);
        ObjectNode expected = before.document().deepCopy();
        expected.put("status", "CANCELLED").put("cancelReason", "BUYER_CANCELED");
        assertThat(accept.event().data()).isEqualTo(expected);
        assertThat(OrderLife.decide(null, new EventDraft(EventType.ORDER_CANCELLED, bare), "shop", Instant.EPOCH))
                .isInstanceOfSatisfying(
                        Decision.Accept.class,
                        first -> assertThat(first.order().amountsDisagree()).isFalse());
    }

    @Test
    void dispatch_does_not_make_the_next_change_of_the_marketplace_old() {
        Decision.Accept dispatched =
                (Decision.Accept) decide(stored(OrderStatus.PENDING), EventType.ORDER_DISPATCHED, "-");
        assertThat(dispatched.event().data().path("items")).hasSize(1);
        assertThat(told(decide(dispatched.order(), changed(31)))).isEqualTo("DISPATCHED order-updated");
    }

    @Test
    void shipping_tells_the_order_with_its_shipment() {
        ObjectNode data = Samples.json("{'orderId': 'shopify-77', 'shipment': {'trackingNumber': 'T1'}}");
        Decision.Accept accept = (Decision.Accept) OrderLife.decide(
                stored(OrderStatus.DISPATCHED), new EventDraft(EventType.ORDER_SHIPPED, data), "wms", NOW);
        assertThat(accept.event().data().at("/shipment/trackingNumber").asText())
                .isEqualTo("T1");
        assertThat(accept.event().data().path("items")).hasSize(1);
        assertThat(accept.order().client()).isEqualTo("shopify");
    }

    @Test
    void a_client_cannot_take_an_id_that_is_taken() {
        ObjectNode order = Samples.marketOrder(ID, 31).put("channel", "api");
        Decision.Refuse refuse = (Decision.Refuse) decide(stored(OrderStatus.PENDING), order);
        assertThat(refuse.code()).isEqualTo(FailureCode.ORDER_EXISTS);
    }

    @Test
    void one_channel_cannot_overwrite_the_order_of_another() {
        StoredOrder clients =
                StoredOrder.first(Samples.marketOrder(ID, 30).put("channel", "api"), "acme", OrderStatus.PENDING, NOW);
        assertThat(told(decide(clients, EventType.ORDER_CREATED, "newer"))).isEqualTo("refused: order-exists");
        assertThat(told(decide(clients, EventType.ORDER_CANCELLED, "newer"))).isEqualTo("refused: order-exists");
    }

    @Test
    void without_a_readable_time_the_clock_counts() {
        ObjectNode order = Samples.marketOrder(ID, 31).put("channelUpdatedAt", "yesterday");
        Decision.Accept accept = (Decision.Accept) decide(null, order);
        assertThat(accept.order().changedAt()).isEqualTo(NOW);
    }

    @Test
    void a_disagreement_is_told_and_kept_until_it_is_gone() {
        ObjectNode wrong = Samples.marketOrder(ID, 30);
        wrong.withObject("/total").put("value", "44.69");
        Decision.Accept first = (Decision.Accept) decide(null, wrong);
        assertThat(first.event().data().path("amountsDisagree").asBoolean()).isTrue();
        assertThat(first.event().data().at("/total/value").asText()).isEqualTo("44.69");
        assertThat(Objects.requireNonNull(Json.read(Json.bytes(first.order().document()))))
                .isEqualTo(first.order().document());
        Decision.Accept repaired = (Decision.Accept) decide(first.order(), Samples.marketOrder(ID, 31));
        assertThat(repaired.event().type()).isEqualTo(EventType.ORDER_UPDATED);
        assertThat(repaired.event().data().has("amountsDisagree")).isFalse();
    }

    private static Decision decide(@Nullable StoredOrder stored, ObjectNode data) {
        return OrderLife.decide(stored, Samples.created(data), "shopify", NOW);
    }

    /** A shipped order whose parcel was last seen at noon meets an account of it. */
    @ParameterizedTest(name = "{0} meets {1} at {2}: {3}")
    @CsvSource(delimiter = '|', textBlock = """
            -         | IN_TRANSIT | 2026-11-11T13:00:00Z | refused: not-found
            SHIPPED   | IN_TRANSIT | 2026-11-11T13:00:00Z | SHIPPED IN_TRANSIT
            SHIPPED   | DELIVERED  | 2026-11-11T13:00:00Z | DELIVERED DELIVERED
            SHIPPED   | DELIVERED  | 2026-11-11T12:00:00Z | DELIVERED DELIVERED
            SHIPPED   | DELIVERED  | 2026-11-11T11:00:00Z | superseded: older-news
            SHIPPED   | DELIVERED  | -                    | refused: order-conflict
            SHIPPED   | IN_TRANSIT | -                    | already-so
            DELIVERED | RETURNED   | 2026-11-11T13:00:00Z | DELIVERED RETURNED
            DELIVERED | IN_TRANSIT | 2026-11-11T11:00:00Z | superseded: older-news
            CANCELLED | DELIVERED  | 2026-11-11T13:00:00Z | CANCELLED DELIVERED""")
    void a_carriers_account_counts_when_it_is_newer(String status, String said, String at, String expected) {
        StoredOrder order = status.equals("-")
                ? null
                : StoredOrder.first(Samples.marketOrder(ID, 30), "shopify", OrderStatus.valueOf(status), NOW)
                        .withField(
                                "tracking",
                                Samples.json("{'trackingNo': 'N', 'status': 'IN_TRANSIT', 'statusAt':"
                                        + " '2026-11-11T12:00:00Z'}"));
        ObjectNode account = Samples.json("{'orderId': '%s', 'trackingNo': 'N', 'status': '%s'}".formatted(ID, said));
        account.put("statusAt", at.equals("-") ? null : at);
        EventDraft draft = new EventDraft(EventType.TRACKING_UPDATED, account);

        Decision decision = OrderLife.decide(order, draft, "tms", NOW);
        if (!(decision instanceof Decision.Accept accept)) {
            assertThat(told(decision)).isEqualTo(expected);
            return;
        }
        assertThat(accept.event()).isSameAs(draft);
        assertThat(accept.order().status() + " "
                        + accept.order().document().at("/tracking/status").asText())
                .isEqualTo(expected);
    }

    @Test
    void another_parcel_of_the_order_has_a_time_of_its_own() {
        StoredOrder order = StoredOrder.first(Samples.marketOrder(ID, 30), "shopify", OrderStatus.SHIPPED, NOW)
                .withField("tracking", Samples.json("{'trackingNo': 'N', 'statusAt': '2026-11-11T12:00:00Z'}"));
        EventDraft other = new EventDraft(
                EventType.TRACKING_UPDATED,
                Samples.json(
                        "{'orderId': '%s', 'trackingNo': 'M', 'status': 'IN_TRANSIT', 'statusAt': '2026-11-10T12:00:00Z'}"
                                .formatted(ID)));
        assertThat(OrderLife.decide(order, other, "tms", NOW)).isInstanceOf(Decision.Accept.class);
    }
}
