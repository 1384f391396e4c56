package linkspan.model.kind;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import linkspan.model.EventType;

/** Says what is wrong with an event's data, each with its path; empty when it fits the canonical schema. */
@FunctionalInterface
public interface EventCheck {
    List<String> problems(EventType type, JsonNode data);
}
