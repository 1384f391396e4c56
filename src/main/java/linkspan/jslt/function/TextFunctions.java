package linkspan.jslt.function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.schibsted.spt.data.jslt.Function;
import java.math.BigDecimal;
import java.util.List;

/** Texts and identifiers; absent values (null or blank) give null, where JSLT's own {@code string(null)} gives "null". */
final class TextFunctions {
    private TextFunctions() {}

    static List<Function> all() {
        return List.of(
                new Authored("text", 1, 1, a -> text(a[0])),
                new Authored("id", 1, 1, a -> id(a[0])),
                new Authored("after-last", 2, 2, a -> afterLast(a[0], a[1])));
    }

    /** A text as it is, a number or boolean as it is written. */
    private static JsonNode text(JsonNode value) {
        if (Authored.isAbsent(value)) {
            return NullNode.instance;
        }
        if (value.isTextual()) {
            return value;
        }
        if (value.isContainerNode()) {
            throw Refusal.expected("text", 0, value);
        }
        return TextNode.valueOf(value.isNumber() ? value.decimalValue().toPlainString() : value.asText());
    }

    /** Every digit of a whole number, without exponent or ".0"; texts as they are. */
    private static JsonNode id(JsonNode value) {
        if (Authored.isAbsent(value) || value.isTextual()) {
            return text(value);
        }
        BigDecimal number = value.isNumber() ? value.decimalValue() : null;
        if (number == null || number.stripTrailingZeros().scale() > 0) {
            throw Refusal.expected("an id", 0, value);
        }
        return TextNode.valueOf(number.toBigInteger().toString());
    }

    /** The whole text when the separator does not occur. */
    private static JsonNode afterLast(JsonNode value, JsonNode separator) {
        if (Authored.isAbsent(value)) {
            return NullNode.instance;
        }
        if (!value.isTextual()) {
            throw Refusal.expected("text", 0, value);
        }
        String text = value.textValue();
        int at = text.lastIndexOf(separator.asText());
        return at < 0
                ? value
                : text(TextNode.valueOf(text.substring(at + separator.asText().length())));
    }
}
