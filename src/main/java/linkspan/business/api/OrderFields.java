package linkspan.business.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One JSON object of a client's order, read field by field. What is wrong is complained about and read as missing; an
 * explicit null is missing too.
 *
 * @param path where the object stands, empty for the whole order
 */
record OrderFields(JsonNode object, String path, Complaints complaints) {
    /** The least that an amount of this kind may be. */
    enum Least {
        ZERO,
        ANY
    }

    private static final Pattern MONEY = Pattern.compile("-?\\d{1,15}(\\.\\d{1,6})?");
    private static final Set<String> MONEY_FIELDS = Set.of("value", "currency");
    private static final int MOST_PIECES = 1_000_000_000;

    void complain(String name, String reason) {
        complaints.add(pathOf(name), reason);
    }

    boolean has(String name) {
        return object.hasNonNull(name);
    }

    /** Complains about every field that is not among these. */
    void knowOnly(Set<String> known) {
        object.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                complain(printable(name), "unknown field");
            }
        });
    }

    /** As {@link #text}, without control characters: a name of a thing stands in keys, paths and logs. */
    Optional<String> id(String name, int most) {
        Optional<String> text = text(name, most);
        return text.isPresent() && text.get().chars().anyMatch(Character::isISOControl)
                ? none(name, "must not contain control characters")
                : text;
    }

    /** A text of at most {@code most} characters without NUL, which no database column takes. */
    Optional<String> text(String name, int most) {
        JsonNode value = object.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isTextual()) {
            return none(name, "must be a text");
        }
        String text = value.textValue();
        if (text.indexOf('\0') >= 0) {
            return none(name, "must not contain the character NUL");
        }
        return text.length() <= most ? Optional.of(text) : none(name, "longer than " + most + " characters");
    }

    /** As {@link #text}, but there and not blank. */
    Optional<String> requiredText(String name, int most) {
        if (!has(name)) {
            return none(name, "is required");
        }
        return text(name, most)
                .filter(text ->
                        !text.isBlank() || none(name, "must not be blank").isPresent());
    }

    Optional<Boolean> flag(String name) {
        if (!has(name)) {
            return Optional.empty();
        }
        JsonNode value = object.path(name);
        return value.isBoolean() ? Optional.of(value.booleanValue()) : none(name, "must be true or false");
    }

    /** A whole number of at least 1, required. */
    Optional<Integer> pieces(String name) {
        if (!has(name)) {
            return none(name, "is required");
        }
        JsonNode value = object.path(name);
        boolean fits = value.isIntegralNumber() && value.canConvertToInt();
        return fits && value.intValue() >= 1 && value.intValue() <= MOST_PIECES
                ? Optional.of(value.intValue())
                : none(name, "must be a whole number between 1 and " + MOST_PIECES);
    }

    /** {@code {"value": "12.50", "currency": "EUR"}} in the order's currency, up to 15 digits and 6 decimals. */
    Optional<BigDecimal> money(String name, String currency, Least least) {
        if (!has(name)) {
            return Optional.empty();
        }
        Optional<OrderFields> found = child(name);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        OrderFields money = found.get();
        money.knowOnly(MONEY_FIELDS);
        money.requiredText("currency", 3).ifPresent(own -> {
            if (!currency.isEmpty() && !own.equals(currency)) {
                money.complain("currency", "must be " + currency + ", the order's");
            }
        });
        Optional<String> value = money.requiredText("value", 30);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        if (!MONEY.matcher(value.get()).matches()) {
            return money.none("value", "must be a decimal like 12.50, up to 15 digits before and 6 after the point");
        }
        BigDecimal amount = new BigDecimal(value.get());
        return least == Least.ZERO && amount.signum() < 0
                ? money.none("value", "must not be negative")
                : Optional.of(amount);
    }

    /** The object of that name, if there is one. */
    Optional<OrderFields> child(String name) {
        if (!has(name)) {
            return Optional.empty();
        }
        JsonNode value = object.path(name);
        return value.isObject()
                ? Optional.of(new OrderFields(value, pathOf(name), complaints))
                : none(name, "must be an object");
    }

    /** The objects of an array of 1 to {@code most}, required; one that is no object is read as an empty one. */
    List<OrderFields> children(String name, int most) {
        JsonNode array = object.path(name);
        if (!array.isArray() || array.isEmpty()) {
            complain(name, "at least one is required");
            return List.of();
        }
        if (array.size() > most) {
            complain(name, "more than " + most);
            return List.of();
        }
        List<OrderFields> children = new ArrayList<>(array.size());
        for (int i = 0; i < array.size(); i++) {
            String path = pathOf(name) + "[" + i + "]";
            if (!array.get(i).isObject()) {
                complaints.add(path, "must be an object");
            }
            children.add(new OrderFields(
                    array.get(i).isObject() ? array.get(i) : MissingNode.getInstance(), path, complaints));
        }
        return children;
    }

    private String pathOf(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private <T> Optional<T> none(String name, String reason) {
        complain(name, reason);
        return Optional.empty();
    }

    /** A name that is not ours, fit to be shown. */
    private static String printable(String name) {
        String clean = name.replaceAll("\\p{Cntrl}", "?");
        return clean.length() <= 100 ? clean : clean.substring(0, 100) + "…";
    }
}
