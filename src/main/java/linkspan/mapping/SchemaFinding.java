package linkspan.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.ValidationMessage;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Says a schema's objection in a few words, without the refused value. */
public final class SchemaFinding {
    private SchemaFinding() {}

    /** {@code items[0].quantity: must be >= 1}; a path by JSON pointer stays one. */
    public static String text(ValidationMessage message) {
        String path = message.getInstanceLocation().toString().replaceFirst("^\\$\\.?", "");
        String field = path + property(path, message.getProperty());
        return (field.isEmpty() ? "" : field + ": ") + reason(message);
    }

    private static String property(String path, @Nullable String property) {
        if (property == null) {
            return "";
        }
        return path.isEmpty() ? property : "." + property;
    }

    private static String reason(ValidationMessage message) {
        JsonNode rule = message.getSchemaNode();
        return switch (message.getType()) {
            case "required" -> "missing";
            case "additionalProperties" -> "unknown field";
            case "type" -> "must be " + words(rule, " or ");
            case "enum" -> "must be one of " + words(rule, ", ");
            case "const" -> "must be " + rule.asText();
            case "minimum" -> "must be >= " + rule.asText();
            case "maximum" -> "must be <= " + rule.asText();
            case "minItems" -> "must have at least " + rule.asText();
            case "minLength" -> "must not be empty";
            case "maxLength" -> "must have at most " + rule.asText() + " characters";
            case "pattern" ->
                rule.asText().startsWith("^[^\\u0000")
                        ? "must hold no control character"
                        : "must match " + rule.asText();
            case "format" -> "must be a code of ISO 4217 like EUR"; // no other format is held
            default -> "breaks the rule " + message.getType();
        };
    }

    private static String words(JsonNode rule, String separator) {
        if (!rule.isArray()) {
            return rule.asText();
        }
        return StreamSupport.stream(rule.spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.joining(separator));
    }
}
