package linkspan.reconcile.compare;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * When two values are the same: numbers by value, whatever their trailing zeros and whether one of them is written as text; null
 * and absent are one; all else by what is written.
 *
 * @param only the fields that are compared; empty for all
 */
public record Sameness(Set<String> only) {
    public Sameness {
        only = Set.copyOf(only);
    }

    /** The fields that differ, by name. */
    public List<String> differing(ObjectNode left, ObjectNode right) {
        Set<String> names = new TreeSet<>(only);
        if (only.isEmpty()) {
            left.fieldNames().forEachRemaining(names::add);
            right.fieldNames().forEachRemaining(names::add);
        }
        List<String> differing = new ArrayList<>(0);
        for (String name : names) {
            if (!same(left.get(name), right.get(name))) {
                differing.add(name);
            }
        }
        return differing;
    }

    private static boolean same(@Nullable JsonNode left, @Nullable JsonNode right) {
        if (nothing(left) || nothing(right)) {
            return nothing(left) && nothing(right);
        }
        if (Objects.equals(left, right)) {
            return true;
        }
        JsonNode one = Objects.requireNonNull(left);
        JsonNode other = Objects.requireNonNull(right);
        if (one.isNumber() || other.isNumber()) {
            BigDecimal number = decimal(one);
            BigDecimal second = decimal(other);
            return number != null && second != null && number.compareTo(second) == 0;
        }
        return one instanceof ObjectNode object
                && other instanceof ObjectNode second
                && new Sameness(Set.of()).differing(object, second).isEmpty();
    }

    private static boolean nothing(@Nullable JsonNode value) {
        return value == null || value.isNull() || value.isMissingNode();
    }

    /** Of a number, or of a text that is one; null of anything else. */
    static @Nullable BigDecimal decimal(@Nullable JsonNode value) {
        if (value == null || !value.isNumber() && !value.isTextual()) {
            return null;
        }
        if (value.isNumber()) {
            return value.decimalValue();
        }
        String text = value.textValue().strip();
        return text.length() <= 40 && text.matches("[+-]?[0-9]+(\\.[0-9]+)?") ? new BigDecimal(text) : null;
    }
}
