package linkspan.mapping.function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.schibsted.spt.data.jslt.Function;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import linkspan.mapping.run.WatchedText;
import org.jspecify.annotations.Nullable;

/**
 * What an author insists on. Each gives its first argument back when it keeps the rule; else it refuses, saying the rule and
 * what kind of value was found, never the value. A name as the last argument is the field's, relative to the context.
 */
final class DemandFunctions {
    private static final int MOST_WORDS = 10;

    private DemandFunctions() {}

    static List<Function> all() {
        return List.of(
                new Authored("required", 1, 2, DemandFunctions::required),
                new Authored("fail", 1, 2, DemandFunctions::fail),
                new Authored("default", 2, 2, a -> Authored.isAbsent(a[0]) ? a[1] : a[0]),
                new Authored("allowed", 2, 3, DemandFunctions::allowed),
                new Authored("within", 3, 4, DemandFunctions::within),
                new Authored("sized", 3, 4, DemandFunctions::sized),
                new Authored("matching", 2, 3, DemandFunctions::matching),
                new Authored("xs-boolean", 1, 2, DemandFunctions::xsBoolean),
                new Authored("unique", 2, 2, DemandFunctions::unique),
                new Authored("dedupe", 1, 2, DemandFunctions::dedupe));
    }

    /** Refuses null, blank text, and an array or object without content. */
    private static JsonNode required(JsonNode[] arguments) {
        JsonNode value = arguments[0];
        if (!Authored.isAbsent(value) && !(value.isContainerNode() && value.isEmpty())) {
            return Authored.sound(value, arguments.length == 1 ? null : arguments[1].asText());
        }
        throw arguments.length == 1 ? Refusal.of(0, value, "missing") : Refusal.named(arguments[1].asText(), "missing");
    }

    private static JsonNode fail(JsonNode[] arguments) {
        String reason = arguments[0].asText();
        throw Refusal.named(arguments.length == 1 ? "" : arguments[1].asText(), reason);
    }

    private static JsonNode allowed(JsonNode[] arguments) {
        if (!arguments[1].isArray()) {
            throw Refusal.expected("an array", 1, arguments[1]);
        }
        String words = StreamSupport.stream(arguments[1].spliterator(), false)
                .limit(MOST_WORDS)
                .map(JsonNode::asText)
                .collect(Collectors.joining(", "));
        boolean known = StreamSupport.stream(arguments[1].spliterator(), false)
                .anyMatch(value -> value.equals(DemandFunctions::byValue, arguments[0]));
        return kept(known, arguments, 2, "must be one of " + words + (arguments[1].size() > MOST_WORDS ? ", …" : ""));
    }

    /** 1 and 1.0 are the same. */
    private static int byValue(JsonNode one, JsonNode other) {
        if (one.isNumber() && other.isNumber()) {
            return one.decimalValue().compareTo(other.decimalValue());
        }
        return one.equals(other) ? 0 : 1;
    }

    private static JsonNode within(JsonNode[] arguments) {
        BigDecimal value = DecimalFunctions.decimal(arguments[0], 0);
        return kept(value == null || fits(value, arguments), arguments, 3, "must be " + bounds(arguments));
    }

    /** Characters of a text, elements of an array. */
    private static JsonNode sized(JsonNode[] arguments) {
        JsonNode value = arguments[0];
        if (Authored.isAbsent(value)) {
            return NullNode.instance;
        }
        if (!value.isTextual() && !value.isArray()) {
            throw Refusal.expected("a text or an array", 0, value);
        }
        String text = value.asText();
        int size = value.isArray() ? value.size() : text.codePointCount(0, text.length());
        String unit = value.isArray() ? " elements" : " characters";
        return kept(fits(BigDecimal.valueOf(size), arguments), arguments, 3, "must have " + bounds(arguments) + unit);
    }

    private static boolean fits(BigDecimal value, JsonNode[] arguments) {
        BigDecimal least = DecimalFunctions.decimal(arguments[1], 1);
        BigDecimal most = DecimalFunctions.decimal(arguments[2], 2);
        return (least == null || value.compareTo(least) >= 0) && (most == null || value.compareTo(most) <= 0);
    }

    private static String bounds(JsonNode[] arguments) {
        if (Authored.isAbsent(arguments[2])) {
            return arguments[1].asText() + " or more";
        }
        return Authored.isAbsent(arguments[1])
                ? arguments[2].asText() + " or less"
                : arguments[1].asText() + " to " + arguments[2].asText();
    }

    private static JsonNode matching(JsonNode[] arguments) {
        JsonNode value = arguments[0];
        boolean absent = Authored.isAbsent(value);
        if (!absent && !value.isTextual()) {
            throw Refusal.expected("a text", 0, value);
        }
        String form = arguments[1].asText();
        return kept(
                absent || WatchedText.matches(form, value.textValue()), arguments, 2, "must be in the form " + form);
    }

    /** XML Schema's boolean: true, false, 1 and 0 with white space round them; anything else is refused, absent is null. */
    private static JsonNode xsBoolean(JsonNode[] arguments) {
        JsonNode value = arguments[0];
        if (value.isBoolean()) {
            return value;
        }
        if (Authored.isAbsent(value)) {
            return NullNode.instance;
        }
        String word = value.isContainerNode() ? "" : TextFunctions.collapsed(value.asText());
        boolean known = List.of("true", "false", "1", "0").contains(word);
        kept(known, arguments, 1, "must be one of true, false, 1, 0");
        return BooleanNode.valueOf(word.equals("true") || word.equals("1"));
    }

    private static JsonNode kept(boolean rule, JsonNode[] arguments, int name, String words) {
        JsonNode value = arguments[0];
        if (Authored.isAbsent(value)) {
            return NullNode.instance;
        }
        if (rule) {
            return value;
        }
        String reason = words + ", found " + Refusal.kind(value);
        throw arguments.length > name ? Refusal.named(arguments[name].asText(), reason) : Refusal.of(0, value, reason);
    }

    /** Refuses an array in which two objects have the same value in that field. */
    private static JsonNode unique(JsonNode[] arguments) {
        Set<JsonNode> seen = new HashSet<>();
        for (JsonNode element : array(arguments[0])) {
            JsonNode value = element.path(arguments[1].asText());
            if (!Authored.isAbsent(value) && !seen.add(value)) {
                throw Refusal.of(0, value, arguments[1].asText() + " comes twice");
            }
        }
        return arguments[0];
    }

    /** Of equal elements, or of objects with the same value in that field, the first; those without the field all stay. */
    private static JsonNode dedupe(JsonNode[] arguments) {
        if (Authored.isAbsent(arguments[0])) {
            return NullNode.instance;
        }
        String field = arguments.length == 1 ? null : arguments[1].asText();
        Set<JsonNode> seen = new HashSet<>();
        ArrayNode first = JsonNodeFactory.instance.arrayNode();
        for (JsonNode element : array(arguments[0])) {
            JsonNode value = identity(element, field);
            if (field != null && Authored.isAbsent(value) || seen.add(value)) {
                first.add(element);
            }
        }
        return first;
    }

    private static JsonNode identity(JsonNode element, @Nullable String field) {
        return field == null ? element : element.path(field);
    }

    private static JsonNode array(JsonNode value) {
        if (!value.isArray() && !Authored.isAbsent(value)) {
            throw Refusal.expected("an array", 0, value);
        }
        return value;
    }
}
