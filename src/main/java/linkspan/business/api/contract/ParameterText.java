package linkspan.business.api.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.regex.Pattern;

/**
 * A parameter's text as a schema sees it.
 *
 * @param number its schema wants a whole number
 */
record ParameterText(boolean number) {
    private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,9}");

    JsonNode node(String text) {
        return number && WHOLE.matcher(text).matches()
                ? IntNode.valueOf(Integer.parseInt(text))
                : TextNode.valueOf(text);
    }
}
