package linkspan.author.scaffold.sample;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** All places in documents of one kind: objects and arrays, and what is in them; of an array within, its first element. */
public final class Leaves {
    private static final int DEEPEST = 6;

    private Leaves() {}

    public static List<Leaf> of(List<JsonNode> documents) {
        List<Leaf> leaves = new ArrayList<>();
        walk(List.of(), documents, documents.size(), leaves);
        return leaves;
    }

    private static void walk(List<String> path, List<JsonNode> objects, int documents, List<Leaf> leaves) {
        Set<String> names = new LinkedHashSet<>();
        objects.forEach(object -> object.fieldNames().forEachRemaining(names::add));
        for (String name : names) {
            List<JsonNode> values = objects.stream()
                    .filter(object -> object.has(name))
                    .map(object -> object.get(name))
                    .toList();
            List<String> here = longer(path, name);
            leaves.add(new Leaf(here, values, documents));
            if (here.size() < DEEPEST) {
                walk(here, values.stream().filter(JsonNode::isObject).toList(), documents, leaves);
                walk(longer(here, Leaf.FIRST), firsts(values), documents, leaves);
            }
        }
    }

    private static List<JsonNode> firsts(List<JsonNode> values) {
        return values.stream()
                .filter(value -> value instanceof ArrayNode array
                        && !array.isEmpty()
                        && array.get(0).isObject())
                .map(array -> array.get(0))
                .toList();
    }

    private static List<String> longer(List<String> path, String name) {
        List<String> longer = new ArrayList<>(path);
        longer.add(name);
        return longer;
    }
}
