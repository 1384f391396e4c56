package linkspan.business.api.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import linkspan.model.Json;
import linkspan.platform.format.Format;

/** {@code mappings/_api/orders.v1.openapi.yaml} in one piece: the canonical order stands in it instead of a reference. */
public final class ApiDocument {
    /** Below the folder of mappings. */
    public static final String FILE = "_api/orders.v1.openapi.yaml";

    public static final String PLACE = "#/components/schemas/";
    private static final String ORDER = "_canonical/order.v1.schema.json";

    private ApiDocument() {}

    /** Throws {@link UncheckedIOException} when a file cannot be read. */
    public static ObjectNode of(Path mappings) {
        try {
            ObjectNode document = (ObjectNode) Format.YAML.tree(Files.readAllBytes(mappings.resolve(FILE)), "");
            JsonNode order = Json.read(Files.readAllBytes(mappings.resolve(ORDER)));
            ObjectNode schemas = (ObjectNode) document.at("/components/schemas");
            schemas.set("Order", moved(order, PLACE + "Order"));
            return document;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The schema at another place of a document: references to itself lead there, those to the order's file to the order. */
    public static JsonNode moved(JsonNode schema, String place) {
        JsonNode copy = schema.deepCopy();
        move(copy, place);
        return copy;
    }

    private static void move(JsonNode node, String place) {
        if (node instanceof ObjectNode object) {
            object.remove("$schema");
            for (Map.Entry<String, JsonNode> field : object.properties()) {
                if (field.getKey().equals("$ref") && field.getValue().isTextual()) {
                    field.setValue(TextNode.valueOf(target(field.getValue().textValue(), place)));
                }
            }
        }
        node.forEach(child -> move(child, place));
    }

    /** {@code #/$defs/time}, {@code order.v1.schema.json#/$defs/time} or the whole file. */
    private static String target(String reference, String place) {
        int hash = reference.indexOf('#');
        String rest = hash < 0 ? "" : reference.substring(hash + 1);
        return (hash == 0 ? place : PLACE + "Order") + rest;
    }
}
