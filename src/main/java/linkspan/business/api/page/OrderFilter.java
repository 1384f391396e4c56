package linkspan.business.api.page;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import linkspan.business.order.OrderStatus;
import linkspan.model.failure.FailureCode;
import linkspan.model.failure.Refused;
import org.jspecify.annotations.Nullable;

/**
 * Which of its orders a client wants to see.
 *
 * @param statuses empty for all
 * @param updatedSince null for all
 * @param system the channel that they came by, null for all
 * @param sort by which time, and which way
 * @param limit 1 to 200
 * @param after the last order of the page before, null for the first page
 */
public record OrderFilter(
        Set<OrderStatus> statuses,
        @Nullable Instant updatedSince,
        @Nullable String system,
        Sort sort,
        int limit,
        @Nullable Position after) {
    /** Where a page ends: the time by which it is sorted, and the order. */
    public record Position(Instant at, String orderId) {}

    /** The order of a list; the newest first unless asked otherwise. */
    public enum Sort {
        CREATED("createdAt", "stored_at", true),
        CREATED_LAST("-createdAt", "stored_at", false),
        UPDATED("updatedAt", "updated_at", true),
        UPDATED_LAST("-updatedAt", "updated_at", false);

        private final String word;
        private final String column;
        private final boolean rising;

        Sort(String word, String column, boolean rising) {
            this.word = word;
            this.column = column;
            this.rising = rising;
        }

        String column() {
            return column;
        }

        boolean isRising() {
            return rising;
        }
    }

    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");
    private static final String USUAL = "50";

    /** Of a query that the contract has let pass. Throws {@link Refused} with {@code REQUEST_INVALID} naming the parameter. */
    public static OrderFilter of(Map<String, String> query) {
        Sort sort = sort(query.getOrDefault("sort", Sort.CREATED_LAST.word));
        return new OrderFilter(
                statuses(query.get("status")),
                since(query.get("updatedSince")),
                query.get("system"),
                sort,
                Integer.parseInt(query.getOrDefault("limit", USUAL)),
                cursor(query.get("cursor"), sort));
    }

    /** The same behind another order. */
    OrderFilter behind(@Nullable Position last) {
        return new OrderFilter(statuses, updatedSince, system, sort, limit, last);
    }

    private static Set<OrderStatus> statuses(@Nullable String text) {
        Set<OrderStatus> statuses = new LinkedHashSet<>();
        for (String word : text == null ? new String[0] : text.split(",", -1)) {
            statuses.add(OrderStatus.valueOf(word));
        }
        return statuses;
    }

    private static @Nullable Instant since(@Nullable String text) {
        try {
            return text == null ? null : stored(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            throw invalid("updatedSince", "a time with zone like 2026-01-31T08:00:00Z, + as %2B");
        }
    }

    /** Throws {@link DateTimeException} for a time that no column holds. */
    private static Instant stored(Instant at) {
        if (at.isBefore(Instant.EPOCH) || at.isAfter(LATEST)) {
            throw new DateTimeException("out of bounds");
        }
        return at;
    }

    private static Sort sort(String text) {
        return Arrays.stream(Sort.values())
                .filter(sort -> sort.word.equals(text))
                .findFirst()
                .orElseThrow();
    }

    /** For the client it is opaque; it goes with the sort that it was made for. */
    static String cursor(Sort sort, Position last) {
        String text = sort.word + " " + last.at() + " " + last.orderId();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static @Nullable Position cursor(@Nullable String text, Sort sort) {
        if (text == null) {
            return null;
        }
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split(" ", 3);
            if (parts.length == 3 && parts[0].equals(sort.word) && parts[2].indexOf('\0') < 0) {
                return new Position(stored(Instant.parse(parts[1])), parts[2]);
            }
        } catch (IllegalArgumentException | DateTimeException e) {
            // told below
        }
        throw invalid("cursor", "that of a page with the same sort");
    }

    private static Refused invalid(String name, String reason) {
        return new Refused(FailureCode.REQUEST_INVALID, name + ": " + reason);
    }
}
