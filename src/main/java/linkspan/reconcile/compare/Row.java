package linkspan.reconcile.compare;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One record of one side.
 *
 * @param key by which both sides name it: 1 to {@value #LONGEST_KEY} characters, compared as text, code unit by code unit
 * @param fields the others, to be compared; not to be changed
 */
public record Row(String key, ObjectNode fields) implements Comparable<Row> {
    static final int LONGEST_KEY = 300;
    private static final String KEY = "key";

    public Row {
        if (key.isEmpty() || key.length() > LONGEST_KEY) {
            throw new Unreadable("key has " + key.length() + " characters; 1 to " + LONGEST_KEY + " are allowed");
        }
    }

    /** Not a row: no object, or no key. */
    public static final class Unreadable extends RuntimeException {
        Unreadable(String why) {
            super(why, null, false, false);
        }
    }

    /** {@code {"key": "SKU001", "quantity": 5}}, which is this row's from here on; throws {@link Unreadable}. */
    public static Row of(JsonNode node) {
        if (!(node instanceof ObjectNode object)) {
            throw new Unreadable(
                    "not an object but " + node.getNodeType().name().toLowerCase(java.util.Locale.ROOT));
        }
        JsonNode key = object.path(KEY);
        if (!key.isTextual() && !key.isIntegralNumber()) {
            throw new Unreadable("key is missing");
        }
        object.remove(KEY);
        return new Row(key.asText(), object);
    }

    /** As it is read again by {@link #of}. */
    public ObjectNode json() {
        ObjectNode json = fields.objectNode().put(KEY, key);
        json.setAll(fields);
        return json;
    }

    @Override
    public int compareTo(Row other) {
        return key.compareTo(other.key);
    }
}
