package linkspan.operations.search;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a text that finds an order is. The first five are said of fields in the canonical schemas: {@code "x-search": "number"}. */
public enum SearchKind {
    /** The channel's own, and what people call it. */
    NUMBER,
    /** Somebody's name. */
    CUSTOMER,
    EMAIL,
    SKU,
    /** A waybill. */
    TRACKING,
    /** Ours. */
    ORDER,
    EVENT,
    MESSAGE,
    /** What its sender called a message, so that a repetition is known as one. */
    KEY,
    /** Asked for by day only. */
    DAY;

    /** {@code number}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<SearchKind> find(String label) {
        return Arrays.stream(values())
                .filter(kind -> kind.label().equals(label))
                .findFirst();
    }

    /** All of them, for people. */
    public static String labels() {
        return Arrays.stream(values()).map(SearchKind::label).collect(Collectors.joining(", "));
    }

    /** A person can be told by it: goes when that person is forgotten. */
    boolean isPersonal() {
        return this == CUSTOMER || this == EMAIL;
    }
}
