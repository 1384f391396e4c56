package linkspan.author.diff;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.UncheckedIOException;
import java.util.List;
import linkspan.model.Json;
import org.jspecify.annotations.Nullable;

/** JSON, compared by path: the order of fields does not matter, that of an array does. */
final class JsonForm implements Form {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    @Override
    public List<Difference> differences(String expected, JsonNode made) {
        JsonNode tree = read(expected);
        List<Difference> differences = JsonDiff.between(tree, made);
        if (differences.isEmpty()) {
            return differences;
        }
        JsonSpots spots = JsonSpots.of(expected);
        return differences.stream()
                .map(one -> new Difference(one.path(), one.expected(), one.actual(), spots.at(one.path())))
                .toList();
    }

    @Override
    public String written(JsonNode made, @Nullable String before) {
        JsonNode whole = Json.read(Json.bytes(made));
        try {
            return printer().writeValueAsString(before == null ? whole : keepingWildcards(read(before), whole)) + "\n";
        } catch (Unreadable e) {
            return written(made, null);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode read(String expected) {
        try {
            return Json.read(expected);
        } catch (Json.Malformed e) {
            throw new Unreadable("not JSON: " + e.reason(), e.line(), e.column());
        }
    }

    private static JsonNode keepingWildcards(JsonNode before, JsonNode made) {
        if (before.isTextual() && made.isTextual()) {
            return TextNode.valueOf(Wildcard.kept(before.textValue(), made.textValue()));
        }
        if (made.isObject()) {
            ObjectNode kept = NODES.objectNode();
            made.properties()
                    .forEach(field ->
                            kept.set(field.getKey(), keepingWildcards(before.path(field.getKey()), field.getValue())));
            return kept;
        }
        if (made.isArray()) {
            ArrayNode kept = NODES.arrayNode();
            for (int i = 0; i < made.size(); i++) {
                kept.add(keepingWildcards(before.path(i), made.get(i)));
            }
            return kept;
        }
        return made;
    }

    /** Two spaces a level, one element a line: a later difference is a difference of lines. */
    private static ObjectWriter printer() {
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter pretty = new DefaultPrettyPrinter(Separators.createDefaultInstance()
                .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                .withObjectEmptySeparator("")
                .withArrayEmptySeparator(""));
        pretty.indentArraysWith(lines);
        pretty.indentObjectsWith(lines);
        return JsonMapper.builder()
                .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                .build()
                .writer(pretty);
    }
}
