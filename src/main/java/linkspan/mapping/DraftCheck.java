package linkspan.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import linkspan.model.EventType;
import linkspan.model.SoundText;
import linkspan.model.kind.EventCheck;

/** Checks what a route hands in against the canonical schema, as it will be once the hub has added its own fields. */
public final class DraftCheck implements EventCheck {
    private static final Set<EventType> ACCOUNTS =
            Set.of(EventType.ORDER_CREATED, EventType.ORDER_UPDATED, EventType.ORDER_CANCELLED);
    /** They name the order and what is new about it; the order's state adds the rest. */
    private static final Set<EventType> NEWS =
            Set.of(EventType.ORDER_DISPATCHED, EventType.ORDER_DELETED, EventType.ORDER_RESTATED);

    private final CanonicalSchemas schemas;

    public DraftCheck(CanonicalSchemas schemas) {
        this.schemas = schemas;
    }

    @Override
    public List<String> problems(EventType type, JsonNode data) {
        List<String> unsound = new ArrayList<>();
        texts("", data, unsound);
        return unsound.isEmpty() ? offSchema(type, data) : unsound;
    }

    /** A character that no database or XML document takes would become a dead letter at every system. */
    private static void texts(String path, JsonNode value, List<String> problems) {
        if (value.isTextual()) {
            String flaw = SoundText.flaw(value.textValue());
            if (!flaw.isEmpty()) {
                problems.add(path + ": " + flaw);
            }
            return;
        }
        value.properties()
                .forEach(field -> texts(
                        path.isEmpty() ? field.getKey() : path + "." + field.getKey(), field.getValue(), problems));
        for (int i = 0; i < (value.isArray() ? value.size() : 0); i++) {
            texts(path + "[" + i + "]", value.get(i), problems);
        }
    }

    private List<String> offSchema(EventType type, JsonNode data) {
        if (ACCOUNTS.contains(type)) {
            return schemas.validate(type.label(), asStored(type, data));
        }
        if (NEWS.contains(type)) {
            return List.of();
        }
        if (type.equals(EventType.ORDER_SHIPPED)) {
            return schemas.validate("shipment", data.path("shipment")).stream()
                    .map(problem -> problem.startsWith("(") ? problem : "shipment." + problem)
                    .toList();
        }
        return schemas.events().contains(type.label())
                ? schemas.validate(type.label(), data)
                : List.of("(root): there is no schema mappings/_canonical/" + type.label() + ".v1.schema.json");
    }

    /**
     * The same of whatever a mapping made: it may be no object, a parcel's news is found by its number, and an account of an
     * order that says it is cancelled becomes that event.
     */
    public List<String> problemsOfMade(EventType type, JsonNode made) {
        if (!(made instanceof ObjectNode fields)) {
            return List.of("(root): must be object");
        }
        if (type.equals(EventType.TRACKING_UPDATED) && !fields.has("orderId")) {
            return problems(type, fields.deepCopy().put("orderId", "?"));
        }
        boolean cancelled = type.equals(EventType.ORDER_CREATED)
                && fields.path("status").asText().equals("CANCELLED");
        return problems(cancelled ? EventType.ORDER_CANCELLED : type, fields);
    }

    private static JsonNode asStored(EventType type, JsonNode data) {
        ObjectNode stored = JsonNodeFactory.instance.objectNode();
        data.properties().forEach(field -> stored.set(field.getKey(), field.getValue()));
        if (!stored.has("status")) {
            stored.put("status", type.equals(EventType.ORDER_CANCELLED) ? "CANCELLED" : "PENDING");
        }
        if (!stored.has("version")) {
            stored.put("version", 1);
        }
        return stored;
    }
}
