package linkspan.operations.manual;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import linkspan.business.api.contract.ApiDocument;
import linkspan.mapping.schema.EventSchemas;
import linkspan.model.EventType;
import linkspan.model.Json;
import linkspan.model.Topic;
import linkspan.model.kind.EventKind;
import linkspan.model.kind.EventTypes;

/** The topics as AsyncAPI 3, made from the canonical schemas: what stands there is what is published. */
public final class EventsDocument {
    private static final String ORDER = "Order";

    private EventsDocument() {}

    /** Throws {@link UncheckedIOException} when a schema cannot be read. */
    public static ObjectNode of(Path mappings) {
        ObjectNode document = JsonNodeFactory.instance.objectNode().put("asyncapi", "3.0.0");
        document.putObject("info")
                .put("title", "Linkspan events")
                .put("version", "1")
                .put(
                        "description",
                        "A topic for each kind of thing, in order per key. The same facts travel as CloudEvents 1.0 headers.");
        ObjectNode channels = document.putObject("channels");
        ObjectNode operations = document.putObject("operations");
        ObjectNode components = document.putObject("components");
        ObjectNode messages = components.putObject("messages");
        ObjectNode schemas = components.putObject("schemas");
        EventTypes events = EventSchemas.readable(mappings);
        for (Topic topic : events.topics().stream().sorted().toList()) {
            ObjectNode channel = channels.putObject(topic.wire()).put("address", topic.wire());
            channel.putObject("messages");
            operations
                    .putObject("publish-" + topic.wire())
                    .put("action", "send")
                    .putObject("channel")
                    .put("$ref", "#/channels/" + topic.wire());
        }
        schemas.set(ORDER, ApiDocument.moved(schema(mappings, "order"), ApiDocument.PLACE + ORDER));
        for (EventKind kind : events.all()) {
            EventType type = kind.type();
            if (Files.exists(file(mappings, type.label()))) {
                ObjectNode listed =
                        (ObjectNode) channels.path(type.topic().wire()).path("messages");
                listed.putObject(type.label()).put("$ref", "#/components/messages/" + type.label());
                messages.set(type.label(), message(type, schema(mappings, type.label())));
                schemas.set(
                        type.label(),
                        ApiDocument.moved(schema(mappings, type.label()), ApiDocument.PLACE + type.label()));
            }
        }
        return document;
    }

    private static ObjectNode message(EventType type, JsonNode schema) {
        ObjectNode message = JsonNodeFactory.instance
                .objectNode()
                .put("name", type.name())
                .put("title", schema.path("title").asText())
                .put("summary", schema.path("description").asText())
                .put("contentType", "application/json");
        ObjectNode payload = message.putObject("payload").put("type", "object");
        ObjectNode properties = payload.putObject("properties");
        properties.putObject("eventId").put("type", "string");
        properties.putObject("eventType").put("const", type.name());
        properties.putObject("timestamp").put("type", "integer").put("description", "milliseconds");
        payload.putArray("required").add("eventId").add("eventType").add("timestamp");
        String data = ApiDocument.PLACE + type.label();
        if (type.equals(
                EventType.INVENTORY_CHANGED)) { // the mission's own form: the fields stand beside the envelope's
            payload.putArray("allOf").addObject().put("$ref", data);
        } else {
            properties.putObject("data").put("$ref", data);
            payload.withArrayProperty("required").add("data");
        }
        return message;
    }

    private static JsonNode schema(Path mappings, String name) {
        try {
            return Json.read(Files.readAllBytes(file(mappings, name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path file(Path mappings, String name) {
        return mappings.resolve("_canonical").resolve(name.toLowerCase(Locale.ROOT) + ".v1.schema.json");
    }
}
