package linkspan.inbound.route.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/**
 * A document with one of the lists in it, which may be what makes it a page.
 *
 * @param path names of the fields that lead to the list; empty where the document is the list
 */
public record Page(JsonNode document, List<String> path, int size) {
    /** A list that is longer is taken whole or not at all. */
    private static final int MOST = 1_000;

    private static final int DEEPEST = 4;

    /** Each list of several objects that no other list stands round; those further out, then the longer ones, first. */
    static List<Page> in(JsonNode document) {
        List<Page> pages = new ArrayList<>();
        Deque<List<String>> paths = new ArrayDeque<>();
        paths.add(List.of());
        while (!paths.isEmpty()) {
            List<String> path = paths.remove();
            JsonNode node = at(document, path);
            if (node instanceof ArrayNode list
                    && list.size() > 1
                    && list.size() <= MOST
                    && list.valueStream().allMatch(JsonNode::isObject)) {
                pages.add(new Page(document, path, list.size()));
            }
            if (node instanceof ObjectNode && path.size() < DEEPEST) {
                node.fieldNames().forEachRemaining(name -> {
                    List<String> deeper = new ArrayList<>(path);
                    deeper.add(name);
                    paths.add(deeper);
                });
            }
        }
        pages.sort(Comparator.comparingInt((Page page) -> page.path.size())
                .thenComparing(Comparator.comparingInt(Page::size).reversed()));
        return pages;
    }

    /** The same document, its list with only these elements; the others are shared, not copied. */
    JsonNode with(int... indices) {
        ArrayNode some = JsonNodeFactory.instance.arrayNode();
        for (int index : indices) {
            some.add(at(document, path).get(index));
        }
        return replaced(document, 0, some);
    }

    /** {@code orders[2]}: for people, counted from 0 as in other paths. */
    public String name(int index) {
        return (path.isEmpty() ? "$" : String.join(".", path)) + "[" + index + "]";
    }

    private JsonNode replaced(JsonNode node, int depth, ArrayNode list) {
        if (depth == path.size()) {
            return list;
        }
        ObjectNode copy = JsonNodeFactory.instance.objectNode().setAll((ObjectNode) node);
        String name = path.get(depth);
        return copy.set(name, replaced(node.path(name), depth + 1, list));
    }

    private static JsonNode at(JsonNode document, List<String> path) {
        JsonNode node = document;
        for (String name : path) {
            node = node.path(name);
        }
        return node;
    }
}
