package linkspan.reconcile.run.record;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import linkspan.reconcile.compare.KeyDifference;
import linkspan.reconcile.compare.Kind;
import org.jspecify.annotations.Nullable;

/** Why two sides probably disagree. A label for people: nothing is decided by it. */
public enum Cause {
    /** Events of the key are on their way to one side. */
    IN_FLIGHT,
    /** One side does not know because a delivery to it was given up. */
    DEAD_LETTER,
    /** The hub has never heard of the key. */
    NEVER_SENT,
    /** Only the last digit of a decimal. */
    ROUNDING,
    /** A time that is off by what zones differ by. */
    TIME_ZONE,
    /** Everything was delivered, and one side has something else: it was changed there, or not as it was told. */
    CHANGED_OUTSIDE,
    /** One side contradicts itself. */
    OWN_DATA,
    /** No topic tells the sides of this key. */
    UNKNOWN;

    private static final BigDecimal A_CENT = new BigDecimal("0.01");
    private static final Duration WIDEST = Duration.ofHours(14);
    private static final long QUARTER = Duration.ofMinutes(15).toSeconds();

    /** {@code dead-letter}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @param news what is known of the key's events; null where no topic tells of it */
    public static Cause of(KeyDifference difference, @Nullable KeyNews news) {
        if (difference.kind() == Kind.DUPLICATE || difference.kind() == Kind.UNREADABLE) {
            return OWN_DATA;
        }
        if (news != null && news.letter() != null) {
            return DEAD_LETTER;
        }
        if (news != null && news.underWay()) {
            return IN_FLIGHT;
        }
        if (everyField(difference, Cause::isRounding)) {
            return ROUNDING;
        }
        if (everyField(difference, Cause::isZone)) {
            return TIME_ZONE;
        }
        if (news == null) {
            return UNKNOWN;
        }
        return news.known() ? CHANGED_OUTSIDE : NEVER_SENT;
    }

    private interface Look {
        boolean at(JsonNode left, JsonNode right);
    }

    private static boolean everyField(KeyDifference difference, Look look) {
        JsonNode left = difference.left();
        JsonNode right = difference.right();
        return difference.kind() == Kind.DIFFERS
                && left != null
                && right != null
                && difference.fields().stream().allMatch(field -> look.at(left.path(field), right.path(field)));
    }

    private static boolean isRounding(JsonNode left, JsonNode right) {
        BigDecimal one = Magnitude.decimal(left);
        BigDecimal other = Magnitude.decimal(right);
        return one != null
                && other != null
                && (one.stripTrailingZeros().scale() > 0
                        || other.stripTrailingZeros().scale() > 0)
                && one.subtract(other).abs().compareTo(A_CENT) <= 0;
    }

    private static boolean isZone(JsonNode left, JsonNode right) {
        OffsetDateTime one = time(left.asText());
        OffsetDateTime other = time(right.asText());
        if (one == null || other == null) {
            return false;
        }
        Duration apart = Duration.between(one, other).abs();
        return !apart.isZero() && apart.compareTo(WIDEST) <= 0 && apart.toSeconds() % QUARTER == 0;
    }

    private static @Nullable OffsetDateTime time(String text) {
        String iso = text.replaceFirst("^(\\d{4}-\\d\\d-\\d\\d) ", "$1T");
        try {
            return OffsetDateTime.parse(iso);
        } catch (DateTimeException e) {
            try {
                return LocalDateTime.parse(iso).atOffset(ZoneOffset.UTC);
            } catch (DateTimeException none) {
                return null;
            }
        }
    }
}
