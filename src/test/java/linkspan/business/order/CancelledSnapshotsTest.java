package linkspan.business.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import linkspan.Hub;
import linkspan.commit.outbox.EventLogStore;
import linkspan.model.EventType;
import linkspan.model.Json;
import linkspan.stand.ApiClient;
import linkspan.stand.Operator;
import linkspan.stand.SharedHub;
import linkspan.stand.Shop;
import org.junit.jupiter.api.Test;

/** What became of an order is a field of its snapshot, whatever the path it comes by. */
class CancelledSnapshotsTest {
    private static final AtomicLong NUMBERS = new AtomicLong(System.nanoTime());
    private final Hub hub = SharedHub.hub();
    private final Shop shop = new Shop(hub);
    private final ApiClient forwarder = new ApiClient(hub, "amazon");
    private final String number = Long.toString(NUMBERS.incrementAndGet());

    @Test
    void a_shopify_order_is_cancelled_by_the_path_of_orders() throws Exception {
        taken(shop.post("order-created", shopify(1, "")));
        String cancelled = shopify(2, "\"cancelled_at\": \"2026-11-11T10:02:00+01:00\", \"cancel_reason\": \"fraud\",");
        taken(shop.post("order-created", "{\"orders\": [" + cancelled + "]}"));
        assertThat(types("shopify-")).containsExactly(EventType.ORDER_CREATED, EventType.ORDER_CANCELLED);
    }

    /** A body signature covers no path: what was recorded on one must not mean something else on another. */
    @Test
    void a_live_order_on_the_path_of_cancellations_cancels_nothing() throws Exception {
        taken(shop.post("order-created", shopify(1, "")));
        taken(shop.post("order-cancelled", shopify(1, "")));
        taken(shop.post("order-cancelled", shopify(1, "\"cancelled_at\": null,")));
        assertThat(types("shopify-")).containsExactly(EventType.ORDER_CREATED);
    }

    @Test
    void a_shopify_order_of_which_every_line_is_removed_is_cancelled_with_the_lines_it_had() throws Exception {
        taken(shop.post("order-created", shopify(1, "")));
        taken(shop.post(
                "order-created",
                shopify(2, "").replace("\"quantity\": 2", "\"quantity\": 2, \"current_quantity\": 0")));
        assertThat(types("shopify-")).containsExactly(EventType.ORDER_CREATED, EventType.ORDER_CANCELLED);
    }

    @Test
    void a_woocommerce_order_is_cancelled_by_its_status() throws Exception {
        taken(shop.postToWooCommerce(woo("processing", 1)));
        taken(shop.postToWooCommerce(woo("refunded", 2)));
        assertThat(types("woocommerce-")).containsExactly(EventType.ORDER_CREATED, EventType.ORDER_CANCELLED);
    }

    @Test
    void a_basket_is_no_order_until_it_is_one() throws Exception {
        taken(shop.postToWooCommerce(woo("checkout-draft", 1)));
        assertThat(types("woocommerce-")).isEmpty();
        taken(shop.postToWooCommerce(woo("processing", 2)));
        assertThat(types("woocommerce-")).containsExactly(EventType.ORDER_CREATED);
    }

    @Test
    void an_order_goes_to_nobody_before_it_is_paid() throws Exception {
        taken(shop.postToWooCommerce(woo("pending", 1)));
        taken(shop.postToWooCommerce(woo("failed", 2)));
        taken(shop.postToWooCommerce(woo("on-hold", 3)));
        assertThat(types("woocommerce-")).isEmpty();
        taken(shop.postToWooCommerce(woo("processing", 3)));
        taken(shop.postToWooCommerce(woo("pending", 2))); // comes late
        assertThat(types("woocommerce-")).containsExactly(EventType.ORDER_CREATED);
        await().until(() -> oms("woocommerce-").path("state").asText(), state -> !state.isEmpty());
    }

    @Test
    void an_order_whose_payment_failed_first_flows_when_it_is_paid() throws Exception {
        taken(shop.postToWooCommerce(woo("failed", 1)));
        assertThat(types("woocommerce-")).isEmpty();
        taken(shop.postToWooCommerce(woo("cancelled", 2)));
        taken(shop.postToWooCommerce(woo("processing", 3)));
        assertThat(types("woocommerce-")).containsExactly(EventType.ORDER_CREATED);
    }

    @Test
    void an_order_told_then_failed_then_paid_is_created_anew_by_a_replay() throws Exception {
        taken(shop.postToWooCommerce(woo("processing", 1)));
        taken(shop.postToWooCommerce(woo("failed", 2)));
        HttpResponse<String> paid = shop.postToWooCommerce(woo("processing", 3));
        assertThat(Json.read(paid.body()).at("/data/state").asText()).isEqualTo("kept");

        String letter =
                "woocommerce." + Json.read(paid.body()).at("/data/messageId").asText();
        Operator operator = new Operator(hub.opsPort(), SharedHub.data());
        assertThat(operator.post("/admin/letters/" + letter + "/replay", "{}").statusCode())
                .isEqualTo(200);
        assertThat(types("woocommerce-"))
                .startsWith(EventType.ORDER_CREATED, EventType.ORDER_CANCELLED, EventType.ORDER_CREATED);
        taken(shop.postToWooCommerce(woo("processing", 2))); // comes late
        assertThat(types("woocommerce-")).doesNotContain(EventType.ORDER_UPDATED);
    }

    @Test
    void a_shopify_order_is_told_when_it_is_paid() throws Exception {
        taken(shop.post("order-created", shopify(1, "\"financial_status\": \"pending\",")));
        assertThat(types("shopify-")).isEmpty();
        taken(shop.post("order-created", shopify(2, "\"financial_status\": \"paid\",")));
        assertThat(types("shopify-")).containsExactly(EventType.ORDER_CREATED);
    }

    @Test
    void an_amazon_order_cancelled_without_lines_keeps_those_last_known() throws Exception {
        taken(forwarder.post("/in/amazon/order-created", amazon("UNSHIPPED", 2, 1)));
        taken(forwarder.post("/in/amazon/order-created", amazon("CANCELLED", 0, 2)));
        assertThat(types("amazon-")).containsExactly(EventType.ORDER_CREATED, EventType.ORDER_CANCELLED);
        assertThat(cancelledInOms("amazon-").at("/lines/0/qty").asInt()).isEqualTo(2);
    }

    /** Its creation comes late, and must not bring it back to life. */
    @Test
    void an_amazon_order_first_seen_as_cancelled_stays_so() throws Exception {
        taken(forwarder.post("/in/amazon/order-created", amazon("CANCELLED", 0, 2)));
        taken(forwarder.post("/in/amazon/order-created", amazon("UNSHIPPED", 2, 1)));
        assertThat(types("amazon-")).containsExactly(EventType.ORDER_CANCELLED);
        assertThat(cancelledInOms("amazon-").path("lines")).isEmpty();
    }

    private static void taken(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(Json.read(answer.body()).at("/data/state").asText()).isEqualTo("accepted");
    }

    private List<EventType> types(String channel) {
        return hub.eventLog().all().stream()
                .filter(event -> event.key().equals(channel + number))
                .map(EventLogStore.Entry::type)
                .filter(type -> !type.equals(EventType.ORDER_DISPATCHED))
                .toList();
    }

    /** The order as the OMS has it, once it knows that it is cancelled. */
    private JsonNode cancelledInOms(String channel) {
        await().until(() -> oms(channel).path("state").asText().equals("CANCELLED"));
        return oms(channel).path("order");
    }

    private JsonNode oms(String channel) {
        try {
            return shop.sandbox("/oms/orders/" + channel + number).path("data");
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private String shopify(int minute, String more) {
        return "{" + more + Shop.order(Long.parseLong(number), 2, minute).substring(1);
    }

    private String woo(String status, int minute) {
        return """
            {"id": %s, "status": "%s", "currency": "EUR", "date_created_gmt": "2026-11-11T09:00:00",
             "date_modified_gmt": "2026-11-11T09:%02d:00", "total": "10.00", "total_tax": "0.00",
             "billing": {"address_1": "Weg 1", "city": "Wien", "country": "AT"}, "shipping": {},
             "line_items": [{"id": 1, "sku": "TEA", "quantity": 3, "subtotal": "10.00", "total": "10.00"}]}
            """.formatted(number, status, minute);
    }

    private String amazon(String status, int quantity, int minute) {
        return """
            {"orderId": "%s", "createdTime": "2026-11-11T03:00:00Z", "lastUpdatedTime": "2026-11-11T03:%02d:00Z",
             "fulfillment": {"fulfillmentStatus": "%s"},
             "orderItems": [{"orderItemId": "1", "quantityOrdered": %d, "product": {"sellerSku": "TEA",
               "price": {"unitPrice": {"amount": "1.50", "currencyCode": "EUR"}}}, "cancellation": %s}]}
            """.formatted(
                        number,
                        minute,
                        status,
                        quantity,
                        quantity > 0 ? "null" : "{\"cancellationExecution\": {\"cancelReason\": \"BUYER_CANCELED\"}}");
    }
}
