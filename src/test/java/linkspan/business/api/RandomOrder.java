package linkspan.business.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.SplittableRandom;
import java.util.UUID;

/** Orders that the API has to take: any field that may be there, with any text that people write. */
final class RandomOrder {
    private static final String[] PERSON = {"customerId", "name", "email", "phone"};
    private static final String[] ADDRESS = {
        "name", "company", "line1", "line2", "city", "region", "postalCode", "phone", "email"
    };
    private static final String[] TEXTS = {
        "王小明",
        "Ærøskøbing",
        "🍵 x 2",
        "O'Brien; drop table orders --",
        "<b>\"&amp;",
        "\\u0000",
        "a\tb\nc",
        "null",
        "",
        " "
    };
    private final SplittableRandom random;

    private RandomOrder(SplittableRandom random) {
        this.random = random;
    }

    static ObjectNode of(SplittableRandom random) {
        return new RandomOrder(random).order();
    }

    private boolean maybe() {
        return random.nextBoolean();
    }

    private String text() {
        return TEXTS[random.nextInt(TEXTS.length)];
    }

    private ObjectNode order() {
        ObjectNode order = JsonNodeFactory.instance
                .objectNode()
                .put("placedAt", "2026-11-11T11:11:11" + (maybe() ? "Z" : ".123456789+08:00"))
                .put("currency", "EUR");
        if (maybe()) {
            order.put("orderId", "RO-" + UUID.randomUUID());
        }
        if (maybe()) {
            order.put("channelOrderId", "#" + random.nextInt(10_000));
        }
        if (maybe()) {
            order.set("customer", texts(PERSON));
        }
        if (maybe()) {
            order.set("shipTo", texts(ADDRESS).put("countryCode", "DE"));
        }
        if (maybe()) {
            order.set("billTo", texts(ADDRESS));
        }
        for (String amount : new String[] {"shipping", "tax"}) {
            if (maybe()) {
                order.set(amount, money(random.nextInt(1_000)));
            }
        }
        if (maybe()) {
            order.put("taxIncluded", maybe());
        }
        int lines = random.nextInt(1, 6);
        for (int line = 0; line < lines; line++) {
            order.withArray("items").add(item(line));
        }
        return order;
    }

    private ObjectNode item(int line) {
        ObjectNode item = JsonNodeFactory.instance
                .objectNode()
                .put("skuId", maybe() ? "RANDOM-" + random.nextInt(9) : "茶壶 " + random.nextInt(9))
                .put("quantity", random.nextInt(1, 10));
        item.set("unitPrice", money(random.nextInt(100, 10_000)));
        if (maybe()) {
            item.put("lineId", "L" + line);
        }
        if (maybe()) {
            item.put("name", text());
        }
        if (maybe()) {
            item.set("discount", money(random.nextInt(100)));
        }
        if (maybe()) {
            item.set("tax", money(random.nextInt(1_000)));
        }
        return item;
    }

    private ObjectNode texts(String[] names) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        for (String name : names) {
            if (maybe()) {
                node.put(name, name.equals("customerId") ? "C-" + random.nextInt(99) : text());
            }
        }
        return node;
    }

    private static ObjectNode money(int cents) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("value", java.math.BigDecimal.valueOf(cents, 2).toPlainString())
                .put("currency", "EUR");
    }
}
