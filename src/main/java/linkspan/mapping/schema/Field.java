package linkspan.mapping.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * One field of a schema.
 *
 * @param path {@code items[].unitPrice.value}
 * @param presence whether the object around it must have it
 * @param schema what the schema says of it, references resolved
 */
public record Field(String path, Presence presence, ObjectNode schema) {
    /** Whether an object must have a field. */
    public enum Presence {
        REQUIRED,
        OPTIONAL
    }

    /** {@code value}. */
    public String name() {
        String own = path.substring(path.lastIndexOf('.') + 1);
        return own.endsWith("[]") ? own.substring(0, own.length() - 2) : own;
    }

    /** {@code items[].unitPrice}; empty at the top. */
    public String parent() {
        int dot = path.lastIndexOf('.');
        return dot < 0 ? "" : path.substring(0, dot);
    }

    /** JSON types in alphabetical order, {@code null} among them; empty when the schema says none. */
    public Set<String> types() {
        Set<String> types = new TreeSet<>();
        JsonNode type = schema.path("type");
        if (type.isTextual()) {
            types.add(type.asText());
        }
        type.forEach(one -> types.add(one.asText()));
        return types;
    }

    public String text(String keyword) {
        return schema.path(keyword).asText("");
    }

    /** Values as the schema gives them. */
    public List<JsonNode> examples() {
        List<JsonNode> examples = new ArrayList<>();
        schema.path("examples").forEach(examples::add);
        return examples;
    }

    public boolean isRequired() {
        return presence == Presence.REQUIRED;
    }

    /** The hub gives it; no sender states it. */
    public boolean isGiven() {
        return schema.path("readOnly").asBoolean();
    }

    /** Clients of the order API state it; no channel has to, and nothing is guessed to be it. */
    public boolean isOfClients() {
        return schema.path("x-of-clients").asBoolean();
    }

    /** A person can be told by it. */
    public boolean isPersonal() {
        return schema.path("x-personal").asBoolean();
    }

    public boolean isObject() {
        return types().contains("object");
    }

    public boolean isArray() {
        return types().contains("array");
    }

    /** What a list of plain values holds; the list itself is a field of the same name. */
    public boolean isElement() {
        return path.endsWith("[]");
    }

    /** An amount with its currency. */
    public boolean isMoney() {
        return isObject()
                && schema.path("properties").size() == 2
                && schema.path("properties").has("value")
                && schema.path("properties").has("currency");
    }

    public boolean isTime() {
        return schema.path("format").asText().equals("date-time");
    }

    /** Neither object nor array: a value. */
    public boolean isValue() {
        return !isObject() && !isArray();
    }
}
