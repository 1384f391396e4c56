package linkspan.author.scaffold.guess;

import com.fasterxml.jackson.databind.JsonNode;
import linkspan.author.scaffold.sample.Leaf;
import linkspan.author.scaffold.sample.TimeForm;
import linkspan.mapping.schema.Field;

/** Whether what stands at a place of the sample can be what a canonical field holds. */
public final class Kinds {
    private static final String DECIMAL = "-?\\d+([.]\\d+)?";
    private static final String WHOLE = "\\d+([.]0+)?";

    private Kinds() {}

    public static boolean fits(Field field, Leaf leaf) {
        if (field.isArray()) {
            return leaf.values().stream().anyMatch(Kinds::holdsObjects);
        }
        if (field.isMoney()) {
            return !leaf.isWithinArray()
                    && (leaf.money().isThere() || !holdsMore(leaf) && all(leaf, DECIMAL) && !isBoolean(leaf));
        }
        if (holdsMore(leaf)) {
            return false;
        }
        if (field.isTime()) {
            return TimeForm.of(leaf.texts()) != null;
        }
        if (field.types().contains("boolean")) {
            return isBoolean(leaf) || leaf.isNeverFilled();
        }
        if (field.types().contains("integer")) {
            return all(leaf, WHOLE) && !isBoolean(leaf);
        }
        return !isBoolean(leaf) && all(leaf, form(field));
    }

    /** Zero is no id: systems write it where they have none. */
    static boolean isNothing(Field field, Leaf leaf) {
        return mayBeNothing(field, leaf)
                && leaf.texts().stream().allMatch(text -> text.strip().equals("0"));
    }

    /** Some of the sample's documents have a zero there, others an id. */
    public static boolean mayBeNothing(Field field, Leaf leaf) {
        return field.name().matches(".*(Id|No)$")
                && leaf.texts().stream().anyMatch(text -> text.strip().equals("0"));
    }

    private static String form(Field field) {
        if (field.name().equals("countryCode")) {
            return "[A-Za-z]{2}";
        }
        return field.name().equals("currency") ? "[A-Za-z]{3}" : "(?s).*";
    }

    /** An array of objects, or what XML makes of one with a single element. */
    private static boolean holdsObjects(JsonNode value) {
        return value.isObject()
                || value.isArray() && !value.isEmpty() && value.get(0).isObject();
    }

    private static boolean holdsMore(Leaf leaf) {
        return leaf.isObject() || leaf.isArray();
    }

    private static boolean isBoolean(Leaf leaf) {
        return leaf.values().stream().anyMatch(JsonNode::isBoolean);
    }

    private static boolean all(Leaf leaf, String pattern) {
        return leaf.texts().stream().allMatch(text -> text.strip().matches(pattern));
    }
}
