package linkspan.business.order.line;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Set;

/**
 * Numbers for the lines that their sender did not number: 1, 2, 3 …, without those that the sender used. The same lines get the
 * same numbers each time, so that a repeated order is no changed one.
 */
public final class LineIds {
    private final Set<String> taken;
    private int next = 1;

    /** @param taken the ids that the sender gave; grows */
    public LineIds(Set<String> taken) {
        this.taken = taken;
    }

    /** The smallest number that no line has, taken from now on. */
    public String next() {
        while (!taken.add(Integer.toString(next))) {
            next++;
        }
        return Integer.toString(next);
    }

    /** The lines with an id each, the sender's where there is one; the same node when all have one. */
    public static JsonNode given(JsonNode lines) {
        Set<String> taken = new HashSet<>();
        boolean complete = lines.isArray();
        for (JsonNode line : lines) {
            complete &= hasId(line) && taken.add(line.path("lineId").asText());
        }
        return complete || !lines.isArray() ? lines : numbered(lines, taken);
    }

    private static ArrayNode numbered(JsonNode lines, Set<String> taken) {
        LineIds ids = new LineIds(taken);
        ArrayNode numbered = JsonNodeFactory.instance.arrayNode(lines.size());
        for (JsonNode line : lines) {
            if (hasId(line) || !line.isObject()) {
                numbered.add(line);
                continue;
            }
            ObjectNode copy = numbered.addObject().put("lineId", ids.next());
            line.properties().stream()
                    .filter(field -> !field.getKey().equals("lineId"))
                    .forEach(field -> copy.set(field.getKey(), field.getValue()));
        }
        return numbered;
    }

    private static boolean hasId(JsonNode line) {
        return !line.path("lineId").asText("").isEmpty();
    }
}
