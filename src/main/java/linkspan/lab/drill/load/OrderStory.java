package linkspan.lab.drill.load;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import linkspan.model.Json;

/**
 * What a Shopify shop tells of one order, message by message: its creation, up to three changes, sometimes its
 * cancellation. Each has exactly one effect.
 *
 * @param orderId as receivers know it
 */
public record OrderStory(String orderId, List<Message> messages) {
    /**
     * @param deliveryId the same at every attempt
     * @param event last part of the path
     */
    public record Message(String deliveryId, String event, String body) {}

    private static final int SKUS = 500;

    public OrderStory {
        messages = List.copyOf(messages);
    }

    /** @param number never the same twice, 1 to 18 digits */
    public static OrderStory of(long number, SplittableRandom random, Instant placed) {
        boolean abroad = random.nextInt(5) == 0;
        int changes = random.nextInt(4);
        boolean cancelled = random.nextInt(4) == 0;
        String sku = "DRILL-" + random.nextInt(SKUS);
        List<Message> messages = new ArrayList<>();
        for (int i = 0; i <= changes; i++) {
            String body = Json.text(order(number, sku, i + 1, placed.plusSeconds(i), placed, abroad));
            messages.add(new Message("drill-" + number + "-" + i, "order-created", body));
        }
        if (cancelled) {
            ObjectNode order = order(number, sku, changes + 1, placed.plusSeconds(changes + 1), placed, abroad);
            order.put("cancelled_at", placed.plusSeconds(changes + 1).toString())
                    .put("cancel_reason", "customer");
            messages.add(new Message("drill-" + number + "-c", "order-cancelled", Json.text(order)));
        }
        return new OrderStory("shopify-" + number, messages);
    }

    /** So many versions of it, each a second newer than the one before. */
    public static OrderStory ofVersions(long number, int versions, Instant placed) {
        List<Message> messages = new ArrayList<>();
        for (int i = 0; i < versions; i++) {
            String body = Json.text(order(number, "DRILL-1", i + 1, placed.plusSeconds(i), placed, false));
            messages.add(new Message("drill-" + number + "-" + i, "order-created", body));
        }
        return new OrderStory("shopify-" + number, messages);
    }

    private static ObjectNode order(
            long number, String sku, int quantity, Instant updated, Instant placed, boolean abroad) {
        BigDecimal price = new BigDecimal("19.90");
        ObjectNode order = JsonNodeFactory.instance
                .objectNode()
                .put("id", number)
                .put("admin_graphql_api_id", "gid://shopify/Order/" + number)
                .put("created_at", placed.toString())
                .put("updated_at", updated.toString())
                .put("currency", "EUR")
                .put("total_price", price.multiply(BigDecimal.valueOf(quantity)).toPlainString());
        order.putObject("customer").put("id", 7_000 + number % 1_000).put("first_name", "Greta");
        order.putObject("shipping_address").put("city", "Potsdam").put("country_code", abroad ? "US" : "DE");
        order.putArray("line_items")
                .addObject()
                .put("id", number * 10 + 1)
                .put("name", "Teapot")
                .put("sku", sku)
                .put("quantity", quantity)
                .put("price", price.toPlainString());
        return order;
    }
}
