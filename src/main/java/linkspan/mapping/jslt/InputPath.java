package linkspan.mapping.jslt;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import linkspan.mapping.function.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * Names the field of the input behind a failed call, {@code line_items[2].price}.
 *
 * <p>JSLT hands out the input's own nodes, so the refused value, or else the context, is looked for by identity. That walks
 * the whole input, once, and only after a failure.
 */
final class InputPath {
    /** {@code .a.b}, {@code $x.a}, {@code $x}, and either within functions of one argument: {@code text(.a.b)}. */
    private static final Pattern FIELD = Pattern.compile("(?:[a-z-]+\\()*(\\$[\\w-]+)?((?:\\.[\\w-]+)*)\\)*");

    private static final String XML_TEXT = "#text";

    private InputPath() {}

    static @Nullable String of(JsonNode input, CallFailed failed) {
        Refusal refusal = failed.refusal();
        if (refusal.label() != null) {
            return join(context(input, failed), refusal.label());
        }
        String found = isUnique(refusal.culprit()) ? find(input, refusal.culprit()) : null;
        if (found != null && !found.isEmpty()) {
            return found;
        }
        Matcher field = FIELD.matcher(failed.argument());
        if (failed.argument().isEmpty() || !field.matches()) {
            return blankToNull(context(input, failed));
        }
        String keys = field.group(2).replaceFirst("^\\.", "");
        String from = field.group(1) == null ? context(input, failed) : field.group(1);
        return blankToNull(join(from, keys));
    }

    private static @Nullable String context(JsonNode input, CallFailed failed) {
        return isUnique(failed.context()) ? find(input, failed.context()) : null;
    }

    /** Jackson shares nodes for null, booleans, small integers and the empty text. */
    private static boolean isUnique(JsonNode node) {
        return node.isContainerNode()
                || node.isTextual() && !node.textValue().isEmpty()
                || node.isNumber() && !node.isInt();
    }

    /** Empty for the whole input, null when it is not in there. */
    private static @Nullable String find(JsonNode within, JsonNode wanted) {
        if (within == wanted) {
            return "";
        }
        for (int i = 0; within.isArray() && i < within.size(); i++) {
            String rest = find(within.get(i), wanted);
            if (rest != null) {
                return join("[" + i + "]", rest);
            }
        }
        for (Map.Entry<String, JsonNode> field : within.properties()) {
            String rest = find(field.getValue(), wanted);
            if (rest != null) {
                return join(field.getKey(), rest);
            }
        }
        return null;
    }

    private static String join(@Nullable String head, String tail) {
        if (XML_TEXT.equals(head)) { // to its sender an element's own text is the element
            return tail;
        }
        if (head == null || head.isEmpty()) {
            return tail;
        }
        return tail.isEmpty() || tail.startsWith("[") ? head + tail : head + "." + tail;
    }

    private static @Nullable String blankToNull(@Nullable String path) {
        return path == null || path.isEmpty() ? null : path;
    }
}
