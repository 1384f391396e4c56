package linkspan.author.compat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which fields an output has, and what kind of value stands in each: of all its elements, what an array holds. */
record Shape(Map<String, Set<String>> kinds, Map<String, Set<String>> values) {
    static Shape of(JsonNode document) {
        Shape shape = new Shape(new TreeMap<>(), new TreeMap<>());
        shape.add("", document);
        return shape;
    }

    private void add(String path, JsonNode node) {
        if (!path.isEmpty() || node.isValueNode()) {
            kinds.computeIfAbsent(path, none -> new TreeSet<>()).add(kind(node));
        }
        if (node.isObject()) {
            node.properties()
                    .forEach(field ->
                            add(path.isEmpty() ? field.getKey() : path + "." + field.getKey(), field.getValue()));
        } else if (node.isArray()) {
            node.forEach(element -> add(path + "[]", element));
        } else {
            values.computeIfAbsent(path, none -> new TreeSet<>()).add(node.toString());
        }
    }

    private static String kind(JsonNode node) {
        return switch (node.getNodeType()) {
            case STRING -> "text";
            case NUMBER -> "number";
            case BOOLEAN -> "boolean";
            case NULL, MISSING -> "null";
            case ARRAY -> "array";
            case OBJECT, BINARY, POJO -> "object";
        };
    }
}
