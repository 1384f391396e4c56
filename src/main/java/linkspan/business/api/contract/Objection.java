package linkspan.business.api.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.ValidationMessage;

/** A schema's objection in our words: those of {@code x-reason} beside the broken rule, where there are any. */
final class Objection {
    private static final int LONGEST_NAME = 100;
    private final JsonNode document;

    Objection(JsonNode document) {
        this.document = document;
    }

    /** {@code items[0].unitPrice}; {@code $} for the whole. */
    static String path(ValidationMessage message) {
        String path = message.getInstanceLocation().toString().replaceFirst("^\\$\\.?", "");
        String property = message.getProperty();
        if (property == null) {
            return path.isEmpty() ? "$" : path;
        }
        return (path.isEmpty() ? "" : path + ".") + printable(property);
    }

    /** Without the refused value. */
    String reason(ValidationMessage message) {
        JsonNode rule = message.getSchemaNode();
        return switch (message.getType()) {
            case "required" -> "is required";
            case "additionalProperties" -> "unknown field";
            case "type" -> type(message, rule.isArray() ? rule.path(0).asText() : rule.asText());
            case "maxLength" -> "longer than " + rule.asText() + " characters";
            case "maxItems" -> "more than " + rule.asText();
            case "enum" ->
                "must be one of "
                        + String.join(
                                ", ", rule.valueStream().map(JsonNode::asText).toList());
            default -> worded(message, "breaks the rule " + message.getType());
        };
    }

    private String type(ValidationMessage message, String wanted) {
        boolean isNull =
                message.getInstanceNode() != null && message.getInstanceNode().isNull();
        return switch (wanted) {
            case "string" -> isNull ? "is required" : "must be a text";
            case "object" -> isNull ? "is required" : "must be an object";
            case "boolean" -> "must be true or false";
            case "integer" -> isNull ? "is required" : worded(message, "must be a whole number");
            default -> worded(message, "must be of type " + wanted);
        };
    }

    private String worded(ValidationMessage message, String otherwise) {
        String rule = message.getSchemaLocation().getFragment().toString();
        return document.at(rule.substring(0, rule.lastIndexOf('/')))
                .path("x-reason")
                .asText(otherwise);
    }

    /** A name that is not ours, fit to be shown. */
    private static String printable(String name) {
        String clean = name.replaceAll("\\p{Cntrl}", "?");
        return clean.length() <= LONGEST_NAME ? clean : clean.substring(0, LONGEST_NAME) + "…";
    }
}
