package linkspan.model.kind;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** How long a document is at most when it is written. */
public final class JsonBytes {
    private static final int NUMBER = 24;

    private JsonBytes() {}

    /** As UTF-8, without making it; control characters as they are escaped at most. */
    public static long of(JsonNode value) {
        if (value.isTextual()) {
            return of(value.textValue());
        }
        if (value.isNumber()) {
            return value.isInt() || value.isLong()
                    ? NUMBER
                    : value.decimalValue().toPlainString().length();
        }
        long sum = value.isContainerNode() ? 2 : 5;
        for (Map.Entry<String, JsonNode> field : value.properties()) {
            sum += of(field.getKey()) + 2 + of(field.getValue());
        }
        for (int i = 0; i < (value.isArray() ? value.size() : 0); i++) {
            sum += of(value.get(i)) + 1;
        }
        return sum;
    }

    private static long of(String text) {
        long sum = 2;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x20) {
                sum += 6;
            } else if (c == '"' || c == '\\') {
                sum += 2;
            } else {
                sum += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
            }
        }
        return sum;
    }
}
