package linkspan.mapping.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A document made of the examples that a schema gives: what an event of that kind may look like. */
public final class ExampleDocument {
    private ExampleDocument() {}

    /** The schema's own example, else one put together from its parts; null where it says nothing. */
    public static JsonNode of(JsonNode schema) {
        if (schema.has("const")) {
            return schema.get("const");
        }
        if (!schema.path("examples").isEmpty()) {
            return schema.get("examples").get(0);
        }
        if (schema.has("properties")) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            schema.get("properties")
                    .properties()
                    .forEach(property -> object.set(property.getKey(), of(property.getValue())));
            return object;
        }
        if (schema.has("items")) {
            return JsonNodeFactory.instance.arrayNode().add(of(schema.get("items")));
        }
        return schema.has("enum") ? schema.get("enum").get(0) : JsonNodeFactory.instance.nullNode();
    }
}
