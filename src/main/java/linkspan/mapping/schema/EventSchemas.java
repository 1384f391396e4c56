package linkspan.mapping.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import linkspan.mapping.MappingBroken;
import linkspan.mapping.Place;
import linkspan.model.EventKey;
import linkspan.model.EventType;
import linkspan.model.Json;
import linkspan.model.Topic;
import linkspan.model.kind.EventKind;
import linkspan.model.kind.EventTypes;

/**
 * What {@code mappings/_canonical/<event>.v1.schema.json} says of its event: {@code x-topic}, {@code x-key} (one JSON pointer
 * to a text, or several) and {@code title}. A schema without {@code x-topic} is a part of others.
 */
public final class EventSchemas {
    public static final String TOPIC = "x-topic";
    public static final String KEY = "x-key";
    private static final String ENDING = ".v1.schema.json";
    private static final Pattern LABEL = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)+");

    private EventSchemas() {}

    /** All events that there are; throws {@link MappingBroken} where a file says nonsense. */
    public static EventTypes read(Path mappings) {
        List<EventKind> kinds = new ArrayList<>();
        files(mappings).forEach(file -> of(file).ifPresent(kinds::add));
        return new EventTypes(kinds);
    }

    /** The same without the files that say nonsense: of those {@code check} tells. */
    public static EventTypes readable(Path mappings) {
        List<EventKind> kinds = new ArrayList<>();
        for (Path file : files(mappings)) {
            try {
                of(file).ifPresent(kinds::add);
            } catch (MappingBroken e) {
                continue; // told by who checks the file
            }
        }
        return new EventTypes(kinds);
    }

    /** Where the schema of that event is, if there is one. */
    public static Path file(Path mappings, String event) {
        return mappings.resolve("_canonical").resolve(event + ENDING);
    }

    /** What this file adds; empty for a part. Throws {@link MappingBroken} where it says nonsense. */
    public static Optional<EventKind> of(Path file) {
        JsonNode schema = tree(file);
        String label = file.getFileName().toString().replace(ENDING, "");
        Optional<EventType> own = EventType.OWN.stream()
                .filter(type -> type.label().equals(label))
                .findFirst();
        if (!schema.has(TOPIC) && !schema.has(KEY)) {
            return Optional.empty();
        }
        try {
            EventType type = own.isPresent() ? own.get() : type(label, schema);
            EventKind kind = new EventKind(type, key(schema.path(KEY)), title(schema, label));
            if (own.isPresent()
                    && !(topic(schema).equals(type.topic()) && kind.key().equals(type.ownKey()))) {
                throw new IllegalArgumentException(label + " is one of the hub's own events, of " + type.topic()
                        + " with the key " + type.ownKey());
            }
            return Optional.of(kind);
        } catch (IllegalArgumentException e) {
            throw new MappingBroken(Place.in(shown(file)), String.valueOf(e.getMessage()));
        }
    }

    private static EventType type(String label, JsonNode schema) {
        if (label.length() > EventType.LONGEST || !LABEL.matcher(label).matches()) {
            throw new IllegalArgumentException(
                    "an event is named <thing>-<what happened>, at most " + EventType.LONGEST + " of a-z, 0-9 and -");
        }
        EventType type = EventType.of(label, topic(schema));
        if (EventType.OWN.stream().anyMatch(own -> own.name().equals(type.name()))) {
            throw new IllegalArgumentException(type.name() + " is the eventType of another event");
        }
        return type;
    }

    private static Topic topic(JsonNode schema) {
        if (!schema.path(TOPIC).isTextual()) {
            throw new IllegalArgumentException(TOPIC + " is missing: the Kafka topic of the event");
        }
        try {
            return new Topic(schema.path(TOPIC).textValue());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(TOPIC + ": " + e.getMessage());
        }
    }

    private static EventKey key(JsonNode key) {
        List<String> pointers = new ArrayList<>();
        (key.isArray() ? key : List.of(key)).forEach(each -> pointers.add(each.isTextual() ? each.textValue() : ""));
        try {
            return EventKey.of(pointers.toArray(String[]::new));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    KEY + ": the place of the key as a JSON pointer, \"/orderId\", or several in an array");
        }
    }

    private static String title(JsonNode schema, String label) {
        String title = schema.path("title").asText("").replaceFirst(", version \\d+$", "");
        return title.isBlank() ? label : title;
    }

    private static JsonNode tree(Path file) {
        try {
            return Json.read(Files.readString(file, StandardCharsets.UTF_8));
        } catch (Json.Malformed e) {
            throw new MappingBroken(new Place(shown(file), e.line(), e.column()), e.reason());
        } catch (IOException e) {
            throw new MappingBroken(Place.in(shown(file)), "cannot be read as UTF-8 text");
        }
    }

    private static List<Path> files(Path mappings) {
        Path folder = mappings.resolve("_canonical");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(ENDING))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new MappingBroken(Place.in(folder.toString()), "cannot be read");
        }
    }

    /** As an author writes it. */
    private static String shown(Path file) {
        return "mappings/_canonical/" + file.getFileName();
    }
}
