package linkspan.mapping.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A field wherever it stands in a document, with the indexes of arrays left out: {@code items[].discount.value}.
 *
 * @param steps names of fields, and {@code []} for every element of an array; none for the whole document
 */
public record FieldPath(List<String> steps) implements Comparable<FieldPath> {
    public static final String EACH = "[]";
    public static final FieldPath ROOT = new FieldPath(List.of());

    public FieldPath {
        steps = List.copyOf(steps);
    }

    /** One place in a document where a value stands, or may stand. */
    public interface Spot {
        JsonNode get();

        void set(JsonNode value);

        /** An element of an array becomes null instead, so that the others keep their place. */
        void remove();
    }

    /** The path of that text; names with dots or brackets in them are not told apart. */
    public static FieldPath of(String text) {
        return new FieldPath(Stream.of(text.replace(EACH, "." + EACH).split("\\."))
                .filter(step -> !step.isEmpty())
                .toList());
    }

    public FieldPath then(String step) {
        List<String> longer = new ArrayList<>(steps);
        longer.add(step);
        return new FieldPath(longer);
    }

    public FieldPath then(FieldPath rest) {
        List<String> longer = new ArrayList<>(steps);
        longer.addAll(rest.steps);
        return new FieldPath(longer);
    }

    /** True for itself, too. */
    public boolean startsWith(FieldPath head) {
        return steps.size() >= head.steps.size()
                && steps.subList(0, head.steps.size()).equals(head.steps);
    }

    /** Every value of this document that holds no further one: texts, numbers, nulls, empty objects and arrays. */
    public static Set<FieldPath> leaves(JsonNode document) {
        Set<FieldPath> leaves = new LinkedHashSet<>();
        collect(document, ROOT, leaves);
        return leaves;
    }

    private static void collect(JsonNode node, FieldPath path, Set<FieldPath> leaves) {
        if (node.isEmpty()) {
            leaves.add(path);
        }
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            collect(field.getValue(), path.then(field.getKey()), leaves);
        }
        if (node.isArray()) {
            node.forEach(element -> collect(element, path.then(EACH), leaves));
        }
    }

    /** The values that stand here, in the document's order. */
    public List<JsonNode> values(JsonNode document) {
        List<JsonNode> found = List.of(document);
        for (String step : steps) {
            List<JsonNode> next = new ArrayList<>();
            for (JsonNode node : found) {
                if (!step.equals(EACH)) {
                    add(node.get(step), next);
                } else if (node.isArray()) {
                    node.forEach(next::add);
                }
            }
            found = next;
        }
        return found;
    }

    private static void add(@Nullable JsonNode node, List<JsonNode> to) {
        if (node != null) {
            to.add(node);
        }
    }

    /** Each place of this document where a value stands; nothing for the whole document, which stands in no other. */
    public void spots(JsonNode document, Consumer<Spot> action) {
        if (steps.isEmpty()) {
            return;
        }
        String last = steps.get(steps.size() - 1);
        for (JsonNode parent : new FieldPath(steps.subList(0, steps.size() - 1)).values(document)) {
            if (last.equals(EACH) && parent instanceof ArrayNode array) {
                for (int i = 0; i < array.size(); i++) {
                    action.accept(new Element(array, i));
                }
            } else if (parent instanceof ObjectNode object && object.has(last)) {
                action.accept(new Member(object, last));
            }
        }
    }

    private record Member(ObjectNode object, String name) implements Spot {
        @Override
        public JsonNode get() {
            return object.path(name);
        }

        @Override
        public void set(JsonNode value) {
            object.set(name, value);
        }

        @Override
        public void remove() {
            object.remove(name);
        }
    }

    private record Element(ArrayNode array, int index) implements Spot {
        @Override
        public JsonNode get() {
            return array.path(index);
        }

        @Override
        public void set(JsonNode value) {
            array.set(index, value);
        }

        @Override
        public void remove() {
            array.setNull(index);
        }
    }

    @Override
    public int compareTo(FieldPath other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return String.join(".", steps).replace("." + EACH, EACH);
    }
}
