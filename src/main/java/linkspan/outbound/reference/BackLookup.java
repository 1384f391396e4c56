package linkspan.outbound.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.function.UnaryOperator;
import linkspan.model.FieldTemplate;

/**
 * The way back: what a system calls a thing is known, our id of it is wanted.
 *
 * @param from gives the system's name from the document
 * @param as the field that our id is put into; it stays out while nobody has learnt it
 */
record BackLookup(ReferenceKind kind, FieldTemplate from, String as) {
    /** The system's name; empty when the document has none. */
    Optional<String> foreignId(JsonNode document) {
        try {
            return Optional.of(from.fill(document, UnaryOperator.identity()));
        } catch (FieldTemplate.Absent e) {
            return Optional.empty();
        }
    }

    /** The document with our id; it is not changed itself. */
    JsonNode enriched(JsonNode document, Optional<String> thing) {
        if (thing.isEmpty() || !(document instanceof ObjectNode object)) {
            return document;
        }
        ObjectNode enriched = object.objectNode();
        enriched.setAll(object);
        return enriched.put(as, thing.get());
    }
}
