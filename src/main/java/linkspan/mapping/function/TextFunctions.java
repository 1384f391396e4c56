package linkspan.mapping.function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.schibsted.spt.data.jslt.Function;
import java.math.BigDecimal;
import java.util.List;

/** Texts and identifiers; absent values (null or blank) give null, where JSLT's own {@code string(null)} gives "null". */
final class TextFunctions {
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final char ZERO_WIDTH_SPACE = '\u200B';

    private TextFunctions() {}

    static List<Function> all() {
        return List.of(
                new Authored("text", 1, 1, a -> text(a[0])),
                new Authored("id", 1, 1, a -> id(a[0])),
                new Authored("trimmed", 1, 1, a -> trimmed(a[0])),
                new Authored("collapsed", 1, 1, a -> collapsed(a[0])),
                new Authored("cut", 2, 2, a -> cut(a[0], a[1])),
                new Authored("after-last", 2, 2, a -> afterLast(a[0], a[1])));
    }

    /** A text as it is, a number or boolean as it is written. */
    private static JsonNode text(JsonNode value) {
        if (Authored.isAbsent(value)) {
            return NullNode.instance;
        }
        if (value.isTextual()) {
            return Authored.sound(value, null);
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

    /** Without white space of any script, and without byte-order marks, at either end; null when nothing is left. */
    private static JsonNode trimmed(JsonNode value) {
        JsonNode text = text(value);
        return text.isNull() ? text : changed(text, withoutEdges(text.textValue()));
    }

    /** One step for each character at the ends, whatever stands between. */
    private static String withoutEdges(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isEdge(text.charAt(from))) {
            from++;
        }
        while (to > from && isEdge(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    private static boolean isEdge(char c) {
        return Character.isSpaceChar(c) || c >= '\t' && c <= '\r' || c == BYTE_ORDER_MARK || c == ZERO_WIDTH_SPACE;
    }

    /** None at the ends, one space for each run of white space; null when nothing is left. */
    private static JsonNode collapsed(JsonNode value) {
        JsonNode text = text(value);
        return text.isNull() ? text : changed(text, collapsed(text.textValue()));
    }

    /** The node itself where its text stays as it is: a refusal finds its field by it. */
    private static JsonNode changed(JsonNode before, String text) {
        return text.equals(before.textValue()) ? before : text(TextNode.valueOf(text));
    }

    /** XML Schema part 2, §4.3.6: white space is space, tab and line end, nothing else. One pass, whatever the text. */
    static String collapsed(String text) {
        StringBuilder collapsed = new StringBuilder(text.length());
        boolean gap = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean space = c == ' ' || c == '\t' || c == '\n' || c == '\r';
            if (!space) {
                collapsed.append(gap ? " " : "").append(c);
            }
            gap = space && !collapsed.isEmpty();
        }
        return collapsed.toString();
    }

    /** The first so many characters; one that takes two places in UTF-16 is one, and is never cut in half. */
    private static JsonNode cut(JsonNode value, JsonNode most) {
        if (!most.isInt() || most.intValue() < 1) {
            throw Refusal.expected("a number of characters", 1, most);
        }
        JsonNode text = text(value);
        if (text.isNull() || text.textValue().codePointCount(0, text.textValue().length()) <= most.intValue()) {
            return text;
        }
        int end = text.textValue().offsetByCodePoints(0, most.intValue());
        return TextNode.valueOf(text.textValue().substring(0, end));
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
