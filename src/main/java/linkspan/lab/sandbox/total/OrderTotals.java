package linkspan.lab.sandbox.total;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import linkspan.lab.sandbox.call.SandboxJson;
import linkspan.lab.sandbox.call.SystemCall;

/** What a system's orders come to, for those who compare systems: each by itself, or a day's together. */
public final class OrderTotals {
    /** Of orders that do not say when they were placed. */
    private static final String NO_DAY = "-";

    private static final String CANCELLED = "CANCELLED";

    private OrderTotals() {}

    /**
     * One order.
     *
     * @param day on which it was placed, in UTC
     * @param at when it changed last
     */
    public record Order(String number, String state, Money total, String day, Instant at) {
        private boolean matches(ObjectNode query, String name) {
            return SystemCall.text(query, name).map(number::equals).orElse(true)
                    && SystemCall.text(query, "day").map(day::equals).orElse(true)
                    && SystemCall.text(query, "changedSince")
                            .map(since -> !at.isBefore(Instant.parse(since)))
                            .orElse(true);
        }

        /** The first four bytes of an MD5, as a database makes one too: of a cancelled order the amount is of no account. */
        private int checksum() {
            BigDecimal amount = total.amount().stripTrailingZeros();
            String text = number + "|"
                    + (state.equals(CANCELLED)
                            ? CANCELLED
                            : total.currency() + "|" + (amount.signum() == 0 ? "0" : amount.toPlainString()));
            try {
                byte[] digest = MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
                return ByteBuffer.wrap(digest).getInt();
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** The day in UTC of a time with zone. */
    public static String day(String time) {
        try {
            return OffsetDateTime.parse(time)
                    .withOffsetSameInstant(ZoneOffset.UTC)
                    .toLocalDate()
                    .toString();
        } catch (DateTimeException none) {
            return NO_DAY;
        }
    }

    /**
     * {@code {"items": [{"orderNo", "state", "currency", "total"}]}}, by number.
     *
     * @param name of the field that holds the number
     * @param query may have that field, {@code day} and {@code changedSince}; what it has not is no matter
     */
    public static ObjectNode list(Stream<Order> orders, String name, ObjectNode query) {
        ObjectNode json = SandboxJson.object();
        ArrayNode items = json.putArray("items");
        orders.filter(order -> order.matches(query, name))
                .sorted(Comparator.comparing(Order::number))
                .forEach(order ->
                        items.add(order.total().json().put(name, order.number()).put("state", order.state())));
        return json;
    }

    /** {@code {"items": [{"day", "orders", "checksum"}]}}, by day. */
    public static ObjectNode days(Stream<Order> orders) {
        Map<String, long[]> days = new TreeMap<>();
        orders.forEach(order -> {
            long[] sums = days.computeIfAbsent(order.day(), day -> new long[2]);
            sums[0]++;
            sums[1] += order.checksum();
        });
        ObjectNode json = SandboxJson.object();
        ArrayNode items = json.putArray("items");
        days.forEach((day, sums) ->
                items.addObject().put("day", day).put("orders", sums[0]).put("checksum", sums[1]));
        return json;
    }
}
