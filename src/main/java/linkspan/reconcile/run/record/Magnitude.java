package linkspan.reconcile.run.record;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import linkspan.reconcile.compare.KeyDifference;
import linkspan.reconcile.compare.Kind;
import org.jspecify.annotations.Nullable;

/** How large a difference is. */
public final class Magnitude {
    private Magnitude() {}

    /** Left less right; a side that has no such key counts 0. Null where the route has no amount, or a side's is no number. */
    public static @Nullable BigDecimal of(KeyDifference difference, @Nullable String amount) {
        if (amount == null || difference.kind() == Kind.DUPLICATE || difference.kind() == Kind.UNREADABLE) {
            return null;
        }
        BigDecimal left = side(difference.left(), amount);
        BigDecimal right = side(difference.right(), amount);
        return left == null || right == null ? null : left.subtract(right);
    }

    /** Where nothing says how large it is, or how large it may be, it is alarming. */
    public static boolean isAlarming(@Nullable BigDecimal magnitude, @Nullable BigDecimal alertOver) {
        return magnitude == null || alertOver == null || magnitude.abs().compareTo(alertOver) > 0;
    }

    private static @Nullable BigDecimal side(@Nullable JsonNode row, String amount) {
        return row == null ? BigDecimal.ZERO : decimal(row.path(amount));
    }

    /** Of a number, of a text that is one, of an amount of money; null of anything else. */
    public static @Nullable BigDecimal decimal(JsonNode value) {
        JsonNode plain = value.isObject() ? value.path("value") : value;
        if (plain.isNumber()) {
            return plain.decimalValue();
        }
        String text = plain.isTextual() ? plain.textValue().strip() : "";
        return text.length() <= 40 && text.matches("[+-]?[0-9]+(\\.[0-9]+)?") ? new BigDecimal(text) : null;
    }
}
