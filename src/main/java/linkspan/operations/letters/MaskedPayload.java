package linkspan.operations.letters;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.file.Files;
import java.nio.file.Path;
import linkspan.mapping.schema.EventSchemas;
import linkspan.mapping.schema.FieldPath;
import linkspan.mapping.schema.SchemaFields;
import linkspan.model.EventType;

/**
 * Shows a letter without what is about a person: the fields that the canonical schema marks. No schema marks the fields of
 * a message that became no event, so every text of the message is hidden; its structure and its numbers stay.
 */
public final class MaskedPayload {
    private static final TextNode HIDDEN = TextNode.valueOf("•••");

    private final Path mappings;

    /** @param mappings folder with {@code _canonical}, read at each letter */
    public MaskedPayload(Path mappings) {
        this.mappings = mappings;
    }

    public ObjectNode of(LetterContent content) {
        ObjectNode json = content.json();
        JsonNode payload = json.path("payload");
        Path schema = EventSchemas.file(mappings, content.letter().event());
        boolean isEvent = payload.isObject() && !content.letter().state().equals("kept") && Files.isRegularFile(schema);
        Iterable<FieldPath> paths = isEvent ? SchemaFields.of(schema).personal() : FieldPath.leaves(payload);
        if (payload.isTextual()) {
            return json.set("payload", HIDDEN);
        }
        paths.forEach(path -> path.spots(payload, MaskedPayload::hide));
        return json;
    }

    /** The same of an order's timeline: its {@code order}. */
    public ObjectNode of(ObjectNode timeline) {
        ObjectNode json = timeline.deepCopy();
        SchemaFields.of(mappings, EventType.ORDER_CREATED)
                .personal()
                .forEach(path -> path.spots(json.path("order"), MaskedPayload::hide));
        return json;
    }

    private static void hide(FieldPath.Spot spot) {
        if (spot.get().isTextual() && !spot.get().textValue().isEmpty()) {
            spot.set(HIDDEN);
        }
    }
}
