package linkspan.mapping.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import linkspan.mapping.MappingBroken;
import linkspan.mapping.Place;
import linkspan.model.Json;

/**
 * Reads a schema file with every {@code $ref} put in its place; what stands beside a {@code $ref} adds to it or replaces it.
 *
 * <p>A {@code $ref} reaches the file itself and files of its folder. The name of a definition stays in {@value #REFERENCE}.
 */
public final class SchemaReader {
    /** Of what was a reference: the definition's name, {@code money}. */
    public static final String REFERENCE = "x-ref";

    private static final int DEEPEST = 40;

    /** Of this read: a file that many references lead to is parsed once. */
    private final Map<Path, JsonNode> documents = new HashMap<>();

    private SchemaReader() {}

    /** @throws MappingBroken when the file cannot be read, or a reference leads nowhere */
    public static ObjectNode read(Path file) {
        SchemaReader reader = new SchemaReader();
        return reader.resolve(reader.document(file), file, 0);
    }

    private ObjectNode resolve(JsonNode schema, Path file, int depth) {
        if (depth > DEEPEST) {
            throw broken(file, "a $ref leads back to itself");
        }
        ObjectNode resolved = JsonNodeFactory.instance.objectNode();
        JsonNode reference = schema.get("$ref");
        if (reference != null) {
            resolved = target(reference.asText(), file, depth + 1);
        }
        for (Map.Entry<String, JsonNode> keyword : schema.properties()) {
            put(resolved, keyword.getKey(), keyword.getValue(), file, depth);
        }
        return resolved;
    }

    private void put(ObjectNode resolved, String keyword, JsonNode value, Path file, int depth) {
        switch (keyword) {
            case "$ref", "$defs", "$schema", "$id" -> {}
            case "properties" -> {
                ObjectNode properties = resolved.withObjectProperty("properties");
                value.properties().forEach(property -> merge(properties, property, file, depth));
            }
            case "items" -> resolved.set("items", resolve(value, file, depth + 1));
            case "required" -> {
                ArrayNode required = resolved.withArrayProperty("required");
                Set<String> known = new HashSet<>();
                required.forEach(name -> known.add(name.asText()));
                value.forEach(name -> {
                    if (known.add(name.asText())) {
                        required.add(name);
                    }
                });
            }
            default -> resolved.set(keyword, value);
        }
    }

    private void merge(ObjectNode properties, Map.Entry<String, JsonNode> property, Path file, int depth) {
        ObjectNode own = resolve(property.getValue(), file, depth + 1);
        if (properties.get(property.getKey()) instanceof ObjectNode before) {
            before.setAll(own);
            return;
        }
        properties.set(property.getKey(), own);
    }

    private ObjectNode target(String reference, Path file, int depth) {
        int hash = reference.indexOf('#');
        String name = hash < 0 ? reference : reference.substring(0, hash);
        String pointer = hash < 0 ? "" : reference.substring(hash + 1);
        Path there = name.isEmpty() ? file : file.resolveSibling(name);
        if (!Objects.equals(there.getParent(), file.getParent())) {
            throw broken(file, "$ref " + reference + " leaves the folder");
        }
        JsonNode found = at(document(there), pointer);
        if (!found.isObject()) {
            throw broken(file, "$ref " + reference + " leads nowhere");
        }
        ObjectNode resolved = resolve(found, there, depth);
        return pointer.isEmpty() ? resolved : resolved.put(REFERENCE, pointer.substring(pointer.lastIndexOf('/') + 1));
    }

    private static JsonNode at(JsonNode document, String pointer) {
        try {
            return document.at(pointer);
        } catch (IllegalArgumentException e) {
            return MissingNode.getInstance();
        }
    }

    private JsonNode document(Path file) {
        return documents.computeIfAbsent(file, SchemaReader::parsed);
    }

    private static JsonNode parsed(Path file) {
        try {
            JsonNode document = Json.read(Files.readString(file, StandardCharsets.UTF_8));
            if (!document.isObject()) {
                throw broken(file, "no JSON object, hence no schema");
            }
            return document;
        } catch (Json.Malformed e) {
            throw new MappingBroken(new Place(file.toString(), e.line(), e.column()), e.reason());
        } catch (IOException e) {
            throw broken(file, "cannot be read as UTF-8 text");
        }
    }

    private static MappingBroken broken(Path file, String reason) {
        return new MappingBroken(Place.in(file.toString()), reason);
    }
}
