package linkspan.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Set;

/**
 * What stands round an event's data on the wire: {@code {"eventId","eventType","timestamp","data"}}, or, for a flat
 * type, the data's own fields in place of {@code data}.
 */
public record EventEnvelope(String id, EventType type, Instant time) {
    private static final Set<String> OWN = Set.of("eventId", "eventType", "timestamp");

    String with(String data) {
        if (!type.isFlat()) {
            return head() + ",\"data\":" + data + "}";
        }
        String fields = data.substring(data.indexOf('{') + 1);
        return head() + (fields.stripLeading().startsWith("}") ? "" : ",") + fields;
    }

    /** The data in this value; without parsing it when it is written as we write it. Throws when there is none. */
    public String dataIn(String value) {
        String start = head() + (type.isFlat() ? "," : ",\"data\":");
        if (value.startsWith(start)) {
            return type.isFlat()
                    ? "{" + value.substring(start.length())
                    : value.substring(start.length(), value.length() - 1);
        }
        JsonNode whole = Json.read(value);
        if (type.isFlat() && whole instanceof ObjectNode fields) {
            return Json.text(fields.deepCopy().remove(OWN));
        }
        JsonNode data = whole.path("data");
        if (data.isMissingNode()) {
            throw new IllegalArgumentException("data is missing");
        }
        return Json.text(data);
    }

    private String head() {
        return "{\"eventId\":\"" + id + "\",\"eventType\":\"" + type.name() + "\",\"timestamp\":" + time.toEpochMilli();
    }
}
