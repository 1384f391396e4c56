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
        long bytes = JsonBytes.of(data);
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
}
