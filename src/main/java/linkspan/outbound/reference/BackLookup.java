package linkspan.outbound.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import linkspan.model.FieldTemplate;

/**
 * The way back: what a system calls a thing is known, our id of it is wanted.
 *
 * @param from gives the system's name from a document
 * @param as the field that our id is put into; it stays out while nobody has learnt it
 */
record BackLookup(ReferenceKind kind, FieldTemplate from, String as) {
    /** The system's names in a document, or in each of a list of them. */
    Set<String> foreignIds(JsonNode body) {
        return documents(body).stream()
                .flatMap(document -> foreignId(document).stream())
                .collect(Collectors.toSet());
    }

    private static List<JsonNode> documents(JsonNode body) {
        return body instanceof ArrayNode list ? list.valueStream().toList() : List.of(body);
    }

    private Optional<String> foreignId(JsonNode document) {
        try {
            return Optional.of(from.fill(document, UnaryOperator.identity()));
        } catch (FieldTemplate.Absent e) {
            return Optional.empty();
        }
    }

    /** The body with our ids; it is not changed itself. */
    JsonNode enriched(JsonNode body, Map<String, String> things) {
        if (!(body instanceof ArrayNode list)) {
            return one(body, things);
        }
        ArrayNode enriched = list.arrayNode(list.size());
        list.forEach(document -> enriched.add(one(document, things)));
        return enriched;
    }

    private JsonNode one(JsonNode document, Map<String, String> things) {
        Optional<String> thing = foreignId(document).map(things::get);
        if (thing.isEmpty() || !(document instanceof ObjectNode object)) {
            return document;
        }
        ObjectNode enriched = object.objectNode();
        enriched.setAll(object);
        return enriched.put(as, thing.get());
    }
}
