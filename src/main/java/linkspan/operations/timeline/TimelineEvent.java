package linkspan.operations.timeline;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import linkspan.model.EventType;

/**
 * Something that happened to the order.
 *
 * @param sequence its place among the order's events, from 1
 * @param type as it stands in the tables: this version may not know it
 * @param at when it was accepted
 * @param published on Kafka; false: committed, still to go
 * @param stops by system, in alphabetical order
 */
public record TimelineEvent(
        long sequence, String type, String id, String source, Instant at, boolean published, List<Stop> stops) {
    public TimelineEvent {
        stops = List.copyOf(stops);
    }

    public ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("sequence", sequence)
                .put("event", EventType.labelOf(type))
                .put("eventId", id)
                .put("source", source)
                .put("at", at.toString())
                .put("published", published);
        ArrayNode systems = json.putArray("systems");
        stops.forEach(stop -> systems.add(stop.json()));
        return json;
    }
}
