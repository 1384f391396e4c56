package linkspan.mapping.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import linkspan.mapping.schema.Field.Presence;

/** The fields of a schema, in its order, each object and array before what is in it. */
public final class Fields {
    private Fields() {}

    /** @param schema as {@link SchemaReader} gives it */
    public static List<Field> of(ObjectNode schema) {
        List<Field> fields = new ArrayList<>();
        addProperties("", schema, fields);
        return fields;
    }

    private static void addProperties(String prefix, JsonNode schema, List<Field> fields) {
        Set<String> required = new HashSet<>();
        schema.path("required").forEach(name -> required.add(name.asText()));
        for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
            if (property.getValue() instanceof ObjectNode unmarked) {
                ObjectNode own = marked(unmarked, schema);
                Presence presence = required.contains(property.getKey()) ? Presence.REQUIRED : Presence.OPTIONAL;
                String path = prefix.isEmpty() ? property.getKey() : prefix + "." + property.getKey();
                fields.add(new Field(path, presence, own));
                addProperties(path, own, fields);
                addItems(path, own, fields);
            }
        }
    }

    private static void addItems(String path, ObjectNode schema, List<Field> fields) {
        if (schema.get("items") instanceof ObjectNode unmarked) {
            ObjectNode element = marked(unmarked, schema);
            if (!element.has("properties")) {
                fields.add(new Field(path + "[]", Presence.REQUIRED, element));
            }
            addProperties(path + "[]", element, fields);
        }
    }

    /** What holds of the whole holds of its parts. */
    private static ObjectNode marked(ObjectNode part, JsonNode whole) {
        ObjectNode marked = part.deepCopy();
        for (String mark : List.of("x-personal", "readOnly")) {
            if (whole.path(mark).asBoolean()) {
                marked.put(mark, true);
            }
        }
        return marked;
    }
}
