package linkspan.author.cases;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import linkspan.model.Json;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * Replaces one value in the text of a YAML file; every other character stays. The new text is read again, and must say the
 * same but for that value: what stands behind an anchor, or spans lines as a block, is not replaced.
 */
final class YamlEdit {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z][\\w./-]*( [\\w./-]+)*");

    private YamlEdit() {}

    /** Empty where the value cannot be replaced by itself. */
    static Optional<CaseYaml> replaced(CaseYaml tree, String pointer, JsonNode value) {
        Optional<ScalarNode> there = tree.scalar(pointer).filter(node -> !isBlock(node));
        if (there.isEmpty()) {
            return Optional.empty();
        }
        String wanted = Json.text(expected(tree.root(), JsonPointer.compile(pointer), value));
        return forms(value, there.get().getScalarStyle()).stream()
                .flatMap(form -> read(tree, spliced(tree.text(), there.get(), form)).stream())
                .filter(next -> Json.text(next.root()).equals(wanted))
                .findFirst();
    }

    private static boolean isBlock(ScalarNode node) {
        return node.getScalarStyle() == ScalarStyle.LITERAL || node.getScalarStyle() == ScalarStyle.FOLDED;
    }

    private static JsonNode expected(JsonNode root, JsonPointer pointer, JsonNode value) {
        JsonNode copy = root.deepCopy();
        JsonNode owner = copy.at(pointer.head());
        if (owner instanceof ObjectNode object) {
            object.set(pointer.last().getMatchingProperty(), value);
        } else if (owner instanceof ArrayNode array) {
            array.set(pointer.last().getMatchingIndex(), value);
        }
        return copy;
    }

    /** As the one before was written, where that can hold it. */
    private static List<String> forms(JsonNode value, ScalarStyle style) {
        String json = Json.text(value);
        if (!value.isTextual()) {
            return List.of(json);
        }
        String text = value.textValue();
        if (style == ScalarStyle.PLAIN && PLAIN.matcher(text).matches()) {
            return List.of(text, json);
        }
        return style == ScalarStyle.SINGLE_QUOTED ? List.of("'" + text.replace("'", "''") + "'", json) : List.of(json);
    }

    /** Marks count code points. */
    private static String spliced(String text, ScalarNode node, String form) {
        int start = text.offsetByCodePoints(0, node.getStartMark().orElseThrow().getIndex());
        int end = text.offsetByCodePoints(0, node.getEndMark().orElseThrow().getIndex());
        return text.substring(0, start) + form + text.substring(end);
    }

    private static Optional<CaseYaml> read(CaseYaml before, String text) {
        try {
            return Optional.of(before.with(text));
        } catch (CaseYaml.Malformed e) {
            return Optional.empty();
        }
    }
}
