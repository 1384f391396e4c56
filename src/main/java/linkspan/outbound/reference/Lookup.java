package linkspan.outbound.reference;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.function.UnaryOperator;
import linkspan.model.FieldTemplate;
import org.jspecify.annotations.Nullable;

/**
 * One use of a cross-reference in a route.
 *
 * @param of gives our id of the thing from the event's data
 * @param as the field that the system's name is put into
 * @param learn where an answer holds the name; null: it is only looked up
 * @param otherwise the name for events without such a thing; null: the field stays out
 */
record Lookup(
        ReferenceKind kind,
        FieldTemplate of,
        String as,
        @Nullable JsonPointer learn,
        @Nullable String otherwise) {

    /** Our id of the thing; empty when the event has none. */
    Optional<String> canonicalId(JsonNode data) {
        try {
            return Optional.of(of.fill(data, UnaryOperator.identity()));
        } catch (FieldTemplate.Absent e) {
            return Optional.empty();
        }
    }

    /** The name in an answer; empty when this use learns nothing or the answer has none. */
    Optional<String> learnt(@Nullable Object answer) {
        if (learn == null || !(answer instanceof JsonNode tree)) {
            return Optional.empty();
        }
        return Optional.of(tree.at(learn).asText()).filter(text -> !text.isBlank());
    }

    /** The event's data with the name; the data itself is not changed. */
    JsonNode enriched(JsonNode data, Optional<String> name) {
        if (name.isEmpty() || !(data instanceof ObjectNode object)) {
            return data;
        }
        ObjectNode enriched = object.objectNode();
        enriched.setAll(object);
        return enriched.put(as, name.get());
    }
}
