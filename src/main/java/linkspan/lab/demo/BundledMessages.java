package linkspan.lab.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Orders of an invented shop in Shopify's form: four customers buy again and again, some orders change, some are
 * cancelled, one is cancelled before it was heard of.
 */
public final class BundledMessages {
    private static final List<String> CUSTOMERS = List.of("berlin", "shenzhen", "osaka", "chicago");
    private static final long FIRST_ID = 5_620_000_000_001_000L;
    private static final int ORDERS = 48;

    private BundledMessages() {}

    public static List<ShopMessage> all() {
        List<ShopMessage> messages = new ArrayList<>();
        for (int i = 0; i < ORDERS; i++) {
            messages.add(message("order-created", i, 1, "10:00:00"));
        }
        for (int i = 0; i < ORDERS; i += 4) {
            messages.add(message("order-created", i, 3, "10:05:00")); // the quantity was raised
        }
        messages.add(message("order-created", 0, 2, "10:01:00")); // an older state that comes late
        for (int i = 3; i < ORDERS; i += 8) {
            messages.add(message("order-cancelled", i, 1, "10:10:00"));
        }
        messages.add(message("order-cancelled", ORDERS, 1, "10:10:00"));
        messages.add(message("order-created", ORDERS, 1, "10:00:00"));
        return messages;
    }

    private static ShopMessage message(String event, int number, int quantity, String updated) {
        String customer = CUSTOMERS.get(number % CUSTOMERS.size());
        String at = "\"2026-11-11T" + updated + "+01:00\"";
        String body = template(customer)
                .replace("@CANCELLED@", event.equals("order-cancelled") ? at : "null")
                .replace("@ID@", Long.toString(FIRST_ID + number))
                .replace("@NUMBER@", Integer.toString(1001 + number))
                .replace("@QUANTITY@", Integer.toString(quantity))
                .replace("@UPDATED@", updated);
        return new ShopMessage("shopify", event, customer + " " + (1001 + number), () -> body.getBytes(UTF_8));
    }

    private static String template(String customer) {
        try (InputStream in = Objects.requireNonNull(
                BundledMessages.class.getResourceAsStream("/demo/shopify/" + customer + ".json"))) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
