package linkspan.operations.search;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import linkspan.mapping.schema.EventSchemas;
import linkspan.mapping.schema.FieldPath;
import linkspan.mapping.schema.SchemaFields;
import linkspan.model.EventDraft;
import linkspan.model.EventType;
import linkspan.model.Topic;
import linkspan.model.kind.EventKind;

/** By which fields of an order's events the order is found: those that have {@code x-search} in the canonical schemas. */
public final class SearchFields {
    /** An order of ten thousand lines is found by its first SKUs. */
    private static final int MOST_VALUES = 200;

    private record Marked(SearchKind kind, FieldPath path) {}

    /** A word of an event. */
    record Word(SearchKind kind, SearchTerm term) {}

    private final Map<EventType, List<Marked>> marked = new HashMap<>();

    /** @param mappings folder with {@code _canonical}, read once */
    public SearchFields(Path mappings) {
        EventSchemas.readable(mappings).all().stream()
                .map(EventKind::type)
                .filter(type -> type.topic().equals(Topic.ORDER))
                .forEach(type -> marked.put(type, marked(mappings, type)));
    }

    private static List<Marked> marked(Path mappings, EventType type) {
        List<Marked> found = new ArrayList<>();
        SchemaFields.of(mappings, type)
                .values()
                .forEach(field -> SearchKind.find(field.text("x-search"))
                        .ifPresent(kind -> found.add(new Marked(kind, FieldPath.of(field.path())))));
        return found;
    }

    Set<Word> of(EventDraft event) {
        Set<Word> words = new LinkedHashSet<>();
        for (Marked field : marked.getOrDefault(event.type(), List.of())) {
            field.path.values(event.data()).stream()
                    .filter(JsonNode::isValueNode)
                    .filter(value -> !value.isNull())
                    .limit(MOST_VALUES)
                    .map(value -> SearchTerm.of(value.asText()))
                    .filter(term -> !term.isEmpty())
                    .flatMap(term -> field.kind == SearchKind.CUSTOMER ? term.tails().stream() : List.of(term).stream())
                    .forEach(term -> words.add(new Word(field.kind, term)));
        }
        return words;
    }
}
