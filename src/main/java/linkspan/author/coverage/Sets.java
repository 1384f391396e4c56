package linkspan.author.coverage;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import linkspan.mapping.schema.FieldPath;
import linkspan.platform.xml.Xml;
import linkspan.platform.xml.XmlMalformed;

/**
 * Which fields of its target a mapping sets: those that have a value, other than null, a blank text, or something empty,
 * in the output of at least one example.
 */
final class Sets {
    private Sets() {}

    /** @param target what there is to set; empty when nobody says: then the fields that the outputs have */
    static Share of(List<JsonNode> outputs, Optional<List<FieldPath>> target) {
        List<JsonNode> documents = new ArrayList<>();
        for (JsonNode output : outputs) {
            documents.add(tree(output));
        }
        List<FieldPath> fields = target.orElseGet(() -> fields(documents));
        List<String> missing = fields.stream()
                .filter(path -> documents.stream().noneMatch(document -> sets(document, path)))
                .map(FieldPath::toString)
                .toList();
        return new Share(fields.stream().map(FieldPath::toString).toList(), missing);
    }

    /** A message may tell of several facts. */
    private static boolean sets(JsonNode document, FieldPath path) {
        boolean list = document.isArray() && !path.startsWith(FieldPath.ROOT.then(FieldPath.EACH));
        FieldPath whole = list ? FieldPath.ROOT.then(FieldPath.EACH).then(path) : path;
        return whole.values(document).stream().anyMatch(Sets::isValue);
    }

    private static boolean isValue(JsonNode node) {
        if (node.isTextual()) {
            return !node.textValue().isBlank();
        }
        return node.isContainerNode() ? !node.isEmpty() : !node.isNull();
    }

    private static List<FieldPath> fields(List<JsonNode> documents) {
        Map<FieldPath, Boolean> fields = new TreeMap<>();
        documents.forEach(document -> FieldPath.leaves(document).forEach(path -> fields.put(path, true)));
        return List.copyOf(KnownFields.withoutHolders(fields).keySet());
    }

    /** What is written as XML has fields, too. */
    private static JsonNode tree(JsonNode output) {
        if (!output.isTextual() || !output.textValue().startsWith("<")) {
            return output;
        }
        try {
            return Xml.tree(output.textValue().getBytes(StandardCharsets.UTF_8));
        } catch (XmlMalformed e) {
            return output;
        }
    }
}
