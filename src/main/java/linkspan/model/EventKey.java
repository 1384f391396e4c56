package linkspan.model;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where in an event's data the key stands, in whose order its topic is.
 *
 * @param pointers to texts; the key is these, joined by {@code /}
 */
public record EventKey(List<JsonPointer> pointers) {
    public EventKey {
        pointers = List.copyOf(pointers);
        if (pointers.isEmpty() || pointers.stream().anyMatch(JsonPointer::matches)) {
            throw new IllegalArgumentException("a key is one JSON pointer to a field, or several");
        }
    }

    /** Throws {@link IllegalArgumentException} for what is no JSON pointer. */
    public static EventKey of(String... pointers) {
        return new EventKey(Stream.of(pointers).map(JsonPointer::compile).toList());
    }

    /** The key of this data; throws {@link IllegalArgumentException} where a part is missing or blank. */
    public String in(JsonNode data, Topic topic) {
        StringBuilder key = new StringBuilder();
        for (JsonPointer pointer : pointers) {
            JsonNode value = data.at(pointer);
            if (!value.isTextual() || value.textValue().isBlank()) {
                throw new IllegalArgumentException(path(pointer) + ": missing, it is the key of " + topic.wire());
            }
            key.append(key.isEmpty() ? "" : "/").append(value.textValue());
        }
        return key.toString();
    }

    /** {@code /return/id} as people write it: {@code return.id}. */
    private static String path(JsonPointer pointer) {
        return pointer.toString().substring(1).replace('/', '.');
    }

    /** The parts as they are written: {@code /warehouseId, /skuId}. */
    @Override
    public String toString() {
        return String.join(", ", pointers.stream().map(JsonPointer::toString).toList());
    }
}
