package linkspan.author.scaffold.sample;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * A place of the sample that may be the thing the event is about.
 *
 * @param path names from the document down
 * @param documents what stands there: one, or the elements of an array
 * @param count whether an array stands there
 */
public record Root(List<String> path, List<JsonNode> documents, Count count) {
    private static final int DEEPEST = 3;

    /** One order, or a list of them. */
    public enum Count {
        ONE,
        MANY
    }

    /** One stands within the other. */
    public boolean isRelated(Root other) {
        int common = Math.min(path.size(), other.path.size());
        return path.subList(0, common).equals(other.path.subList(0, common));
    }

    /** {@code .order}; {@code .} for the document itself. */
    public String jslt() {
        StringBuilder jslt = new StringBuilder();
        path.forEach(name -> jslt.append(Leaf.step(name)));
        return jslt.isEmpty() ? "." : jslt.toString();
    }

    /** The document, and the objects and arrays of objects in it, the outer ones first. */
    public static List<Root> of(JsonNode sample) {
        List<Root> roots = new ArrayList<>();
        add(List.of(), sample, roots);
        return roots;
    }

    private static void add(List<String> path, JsonNode node, List<Root> roots) {
        if (node.isArray()) {
            List<JsonNode> objects = StreamSupport.stream(node.spliterator(), false)
                    .filter(JsonNode::isObject)
                    .toList();
            if (!objects.isEmpty()) {
                roots.add(new Root(path, objects, Count.MANY));
            }
            return;
        }
        if (!node.isObject()) {
            return;
        }
        roots.add(new Root(path, List.of(node), Count.ONE));
        if (path.size() < DEEPEST) {
            node.properties().forEach(field -> {
                List<String> longer = new ArrayList<>(path);
                longer.add(field.getKey());
                add(longer, field.getValue(), roots);
            });
        }
    }
}
