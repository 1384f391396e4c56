package linkspan.model.kind;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import linkspan.model.EventType;

/**
 * Refuses what would never get into a topic, before it is accepted. Half of a record is left for what the hub adds: order
 * events carry the whole order, with its shipments.
 */
public final class SizedCheck implements EventCheck {
    private static final int NUMBER = 24;
    private final EventCheck other;
    private final IntSupplier largestRecord;

    /** @param largestRecord in bytes: what the topics take now */
    public SizedCheck(EventCheck other, IntSupplier largestRecord) {
        this.other = other;
        this.largestRecord = largestRecord;
    }

    @Override
    public List<String> problems(EventType type, JsonNode data) {
        int most = largestRecord.getAsInt() / 2;
        long bytes = bytes(data);
        if (bytes <= most) {
            return other.problems(type, data);
        }
        String longest = data.properties().stream()
                .filter(field -> field.getValue().isArray())
                .max(Map.Entry.comparingByValue((a, b) -> Integer.compare(a.size(), b.size())))
                .map(field -> "; " + field.getKey() + " has " + field.getValue().size() + " elements")
                .orElse("");
        return List.of("(root): too large, " + bytes + " bytes, an event may have " + most + longest);
    }

    /** As UTF-8, without making it; control characters as they are escaped at most. */
    private static long bytes(JsonNode value) {
        if (value.isTextual()) {
            return bytes(value.textValue());
        }
        if (value.isNumber()) {
            return value.isInt() || value.isLong()
                    ? NUMBER
                    : value.decimalValue().toPlainString().length();
        }
        long sum = value.isContainerNode() ? 2 : 5;
        for (Map.Entry<String, JsonNode> field : value.properties()) {
            sum += bytes(field.getKey()) + 2 + bytes(field.getValue());
        }
        for (int i = 0; i < (value.isArray() ? value.size() : 0); i++) {
            sum += bytes(value.get(i)) + 1;
        }
        return sum;
    }

    private static long bytes(String text) {
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
