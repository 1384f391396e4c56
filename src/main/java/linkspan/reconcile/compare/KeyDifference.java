package linkspan.reconcile.compare;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import linkspan.model.Json;
import org.jspecify.annotations.Nullable;

/**
 * Two sides disagree about a key.
 *
 * @param left what the left side has: an object, an array of several under one key, null for nothing
 * @param right the same of the right side
 * @param fields that differ, where both have the key once
 */
public record KeyDifference(
        String key,
        Kind kind,
        @Nullable JsonNode left,
        @Nullable JsonNode right,
        List<String> fields) {
    public KeyDifference {
        fields = List.copyOf(fields);
    }

    /** The same disagreement, seen at another time. */
    public boolean isSameAs(KeyDifference other) {
        return kind == other.kind && same(left, other.left) && same(right, other.right);
    }

    private static boolean same(@Nullable JsonNode one, @Nullable JsonNode other) {
        return one == null || other == null ? one == other : Json.text(one).equals(Json.text(other));
    }

    /** {@code {"key", "kind", "left", "right", "fields"}}; what is not there is null. */
    public ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("key", key).put("kind", kind.label());
        json.set("left", left);
        json.set("right", right);
        fields.forEach(json.putArray("fields")::add);
        return json;
    }
}
