package linkspan.operations.search;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is looked for. Without a text it is all orders of a day.
 *
 * @param text whole, or the beginning of a number, name, address of mail, SKU or waybill of three characters and more
 * @param kind only as that
 * @param from only orders that the hub first heard of then or later; {@code until} and not later
 * @param after goes on behind this order
 * @param limit 1 to 500
 */
public record Search(
        @Nullable String text,
        @Nullable SearchKind kind,
        @Nullable Instant from,
        @Nullable Instant until,
        @Nullable String after,
        int limit) {
    public static final int MOST = 500;

    public Search {
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("limit must be 1 to " + MOST + ", is " + limit);
        }
        if (text == null && from == null) {
            throw new IllegalArgumentException("a text or a day is needed");
        }
    }

    /** The first twenty of what such a text may mean. */
    public static Search of(String text) {
        return new Search(text, null, null, null, null, 20);
    }

    boolean asks(SearchKind which) {
        return kind == null || kind == which;
    }
}
