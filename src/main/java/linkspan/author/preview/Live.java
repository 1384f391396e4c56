package linkspan.author.preview;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import linkspan.mapping.Mapping;
import linkspan.mapping.MappingFailed;
import linkspan.model.Event;
import linkspan.model.Json;
import linkspan.platform.format.Format;
import linkspan.platform.format.FormatMalformed;
import org.jspecify.annotations.Nullable;

/**
 * One stored input as the ops port tells it: what a mapping is given, and what the hub's own makes of it.
 *
 * @param mapping null where the hub has none of that name
 * @param added fields that the route adds before it maps an event
 * @param batch the route takes events in lists
 */
record Live(@Nullable Mapping mapping, ObjectNode added, Batch batch) {
    enum Batch {
        ONE,
        LIST
    }

    /** {@code {"id", "at", "key"?, "event"?, "input" | "unreadable", "output" | "error"}}. */
    ObjectNode tell(StoredInput stored) {
        ObjectNode told = JsonNodeFactory.instance
                .objectNode()
                .put("id", stored.id())
                .put("at", stored.at().toString());
        JsonNode event = NullNode.instance;
        JsonNode input;
        try {
            if (stored instanceof StoredInput.Fact fact) {
                told.put("key", fact.event().key());
                event = batch == Batch.ONE ? facts(fact.event()) : event;
                told.set("event", event);
            }
            input = input(stored);
        } catch (Json.Malformed | FormatMalformed e) {
            return told.put("unreadable", e.getMessage());
        }
        told.set("input", input);
        return mapping == null ? told : map(mapping, input, event, told);
    }

    private static ObjectNode map(Mapping mapping, JsonNode input, JsonNode event, ObjectNode told) {
        try {
            told.set("output", mapping.map(input, Map.of("event", event)));
            return told;
        } catch (MappingFailed e) {
            return told.put("error", e.getMessage());
        }
    }

    private JsonNode input(StoredInput stored) {
        if (stored instanceof StoredInput.Message message) {
            byte[] body = message.body().bytes();
            return Format.ofType(message.contentType())
                    .orElseGet(() -> Format.of(body))
                    .tree(body, message.contentType());
        }
        Event event = ((StoredInput.Fact) stored).event();
        JsonNode data = Json.readOwn(event.data());
        if (batch == Batch.LIST) {
            ArrayNode list = JsonNodeFactory.instance.arrayNode();
            list.add(facts(event).set("data", data));
            return list;
        }
        return data instanceof ObjectNode object ? object.setAll(added) : data;
    }

    /** As {@code delivery} hands them to a route. */
    private static ObjectNode facts(Event event) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("eventId", event.id())
                .put("eventType", event.type().name())
                .put("sequence", event.sequence())
                .put("timestamp", event.time().toEpochMilli())
                .put("key", event.key());
    }
}
