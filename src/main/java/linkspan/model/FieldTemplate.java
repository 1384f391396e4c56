package linkspan.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A text with fields of a document in braces: <code>{channel}-{customer.customerId}</code>.
 *
 * @param text names are {@code [A-Za-z0-9_-]}, levels are separated by dots; other braces are themselves
 */
public record FieldTemplate(String text) {
    private static final Pattern FIELD = Pattern.compile("\\{([A-Za-z0-9_-]+(?:\\.[A-Za-z0-9_-]+)*)}");

    /** The document has no value, or a blank one, for a field that the template names. */
    public static final class Absent extends IllegalArgumentException {
        Absent(String field) {
            super(field + ": missing");
        }
    }

    /**
     * The text with the document's values.
     *
     * @param encoding applied to each value
     * @throws Absent naming the field
     */
    public String fill(@Nullable JsonNode document, UnaryOperator<String> encoding) {
        Matcher m = FIELD.matcher(text);
        StringBuilder filled = new StringBuilder();
        while (m.find()) {
            m.appendReplacement(filled, Matcher.quoteReplacement(encoding.apply(value(document, m.group(1)))));
        }
        return m.appendTail(filled).toString();
    }

    private static String value(@Nullable JsonNode document, String field) {
        JsonNode value = document;
        for (String level : field.split("\\.")) {
            value = value == null ? null : value.get(level);
        }
        if (value == null
                || value.isNull()
                || !value.isValueNode()
                || value.asText().isBlank()) {
            throw new Absent(field);
        }
        return value.asText();
    }
}
