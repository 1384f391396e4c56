package linkspan.author.dictionary;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A value in a document.
 *
 * @param path with {@code []} for every index: {@code items[].skuId}
 * @param steps names, and indexes as numbers
 */
record Spot(String path, List<Object> steps, JsonNode value) {
    /** Every value of the document, by its place with indexes. */
    static Map<List<Object>, Spot> all(JsonNode document) {
        Map<List<Object>, Spot> spots = new LinkedHashMap<>();
        add("", List.of(), document, spots);
        return spots;
    }

    private static void add(String path, List<Object> steps, JsonNode node, Map<List<Object>, Spot> spots) {
        if (node.isObject()) {
            node.properties()
                    .forEach(field -> add(
                            path.isEmpty() ? field.getKey() : path + "." + field.getKey(),
                            longer(steps, field.getKey()),
                            field.getValue(),
                            spots));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                add(path + "[]", longer(steps, i), node.get(i), spots);
            }
        } else {
            spots.put(steps, new Spot(path, steps, node));
        }
    }

    /** A copy of the document with another value here. */
    JsonNode with(JsonNode document, JsonNode other) {
        JsonNode copy = document.deepCopy();
        JsonNode parent = copy;
        for (Object step : steps.subList(0, steps.size() - 1)) {
            parent = step instanceof Integer index ? parent.get(index) : parent.get((String) step);
        }
        Object last = steps.get(steps.size() - 1);
        if (parent instanceof ArrayNode array && last instanceof Integer index) {
            array.set(index, other);
        } else if (parent instanceof ObjectNode object) {
            object.set((String) last, other);
        }
        return copy;
    }

    private static List<Object> longer(List<Object> steps, Object step) {
        List<Object> longer = new ArrayList<>(steps);
        longer.add(step);
        return longer;
    }
}
