package linkspan.blackbox.shop;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Makes up what befell one order after the other. Used by one thread. */
final class Tales {
    private static final int HOT_VERSIONS = 40;
    private final String name;
    private final SplittableRandom random;
    private final Instant begin;
    private long next;

    /** @param first number of its first order; no other teller's range overlaps */
    Tales(String name, long first, SplittableRandom random, Instant begin) {
        this.name = name;
        this.next = first;
        this.random = random;
        this.begin = begin;
    }

    /** A client's order, one that changes a few times and may be given up, or now and then a hot one. */
    List<Message> next() {
        int dice = random.nextInt(100);
        if (dice < 15) {
            return List.of(ofClient(next++));
        }
        return ofShop(next++, dice < 20 ? HOT_VERSIONS : 1 + random.nextInt(5), random.nextInt(4) == 0);
    }

    private Message ofClient(long number) {
        String mark = name + "-" + number;
        String order = "BB-" + number;
        String body = """
                {"orderId": "%s", "placedAt": "%s", "currency": "EUR",
                 "items": [{"skuId": "TEA", "name": "%s", "quantity": 2, "unitPrice": {"value": "1.50", "currency": "EUR"}}]}
                """.formatted(order, begin, mark);
        return new Message(mark, "key-" + mark, order, 1, Message.Kind.CLIENT, body);
    }

    private List<Message> ofShop(long number, int changes, boolean cancelled) {
        List<Message> messages = new ArrayList<>();
        for (int version = 1; version <= changes; version++) {
            messages.add(ofShop(number, version, Message.Kind.CHANGE));
        }
        if (cancelled) {
            messages.add(ofShop(number, changes + 1, Message.Kind.CANCEL));
        }
        return messages;
    }

    private Message ofShop(long number, int version, Message.Kind kind) {
        String mark = name + "-" + number + "-v" + version;
        Instant updated = begin.plusSeconds(version);
        String end = kind == Message.Kind.CANCEL
                ? "\"cancelled_at\": \"%s\", \"cancel_reason\": \"%s\",".formatted(updated, mark)
                : "";
        String body = """
                {"id": %d, "admin_graphql_api_id": "gid://shopify/Order/%d", "currency": "EUR", %s
                 "created_at": "%s", "updated_at": "%s", "total_price": "%d.50",
                 "shipping_address": {"name": "Jana", "address1": "Weg 1", "city": "Wien", "zip": "1010", "country_code": "AT"},
                 "line_items": [{"id": %d1, "sku": "TEA", "name": "%s", "quantity": %d, "price": "1.50"}]}
                """.formatted(number, number, end, begin, updated, version, number, mark, version);
        return new Message(mark, "bb-" + mark, "shopify-" + number, version, kind, body);
    }
}
