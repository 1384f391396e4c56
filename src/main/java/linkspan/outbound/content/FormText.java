package linkspan.outbound.content;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code application/x-www-form-urlencoded} of an object: an array repeats its name, null is left out. */
public final class FormText {
    public static final String TYPE = "application/x-www-form-urlencoded";

    private FormText() {}

    /** Throws {@link IllegalArgumentException} for what is no object, and for an object within it. */
    public static String of(JsonNode object) {
        if (!object.isObject()) {
            throw new IllegalArgumentException("a form is made of an object; the body is "
                    + object.getNodeType().toString().toLowerCase(java.util.Locale.ROOT));
        }
        List<String> pairs = new ArrayList<>();
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            for (JsonNode value : field.getValue().isArray() ? field.getValue() : List.of(field.getValue())) {
                if (value.isContainerNode()) {
                    throw new IllegalArgumentException("a form has no object within: " + field.getKey());
                }
                if (!value.isNull()) {
                    pairs.add(encoded(field.getKey()) + "=" + encoded(value.asText()));
                }
            }
        }
        return String.join("&", pairs);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
