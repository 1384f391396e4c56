package linkspan.author.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import linkspan.mapping.Place;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** A YAML file as a JSON tree that knows where everything stands. Numbers keep every digit. */
final class CaseYaml {
    /** No YAML: where, and why. */
    static final class Malformed extends RuntimeException {
        private final Place place;

        Malformed(Place place, String why) {
            super(why, null, false, false);
            this.place = place;
        }

        Place place() {
            return place;
        }
    }

    private static final int ALIASES = 50;
    private final String file;
    private final String text;
    private final Map<String, Mark> marks = new HashMap<>();
    private final Map<String, ScalarNode> scalars = new HashMap<>();
    private final JsonNode root;

    private CaseYaml(String file, String text) {
        this.file = file;
        this.text = text;
        LoadSettings settings = LoadSettings.builder()
                .setLabel(file)
                .setUseMarks(true)
                .setMaxAliasesForCollections(ALIASES)
                .build();
        try {
            Optional<Node> node = new Compose(settings).composeString(text);
            root = node.isEmpty() ? NullNode.instance : tree(node.get(), "");
        } catch (MarkedYamlEngineException e) {
            throw new Malformed(place(e.getProblemMark().orElse(null)), e.getProblem());
        } catch (YamlEngineException e) {
            throw new Malformed(Place.in(file), String.valueOf(e.getMessage()));
        }
    }

    /**
     * Reads the text of a file.
     *
     * @param file as an author writes it
     * @throws Malformed when it is no YAML
     */
    static CaseYaml read(String file, String text) {
        return new CaseYaml(file, text);
    }

    /** The same file with another text. */
    CaseYaml with(String other) {
        return new CaseYaml(file, other);
    }

    String text() {
        return text;
    }

    /** The value at that JSON pointer, where it is one. */
    Optional<ScalarNode> scalar(String pointer) {
        return Optional.ofNullable(scalars.get(pointer));
    }

    JsonNode root() {
        return root;
    }

    /** Where the node at that JSON pointer stands: a field by its name, or the closest thing around it. */
    Place place(String pointer) {
        String at = pointer;
        while (!marks.containsKey(at) && !at.isEmpty()) {
            at = at.substring(0, at.lastIndexOf('/'));
        }
        return place(marks.get(at));
    }

    private Place place(@Nullable Mark mark) {
        return mark == null ? Place.in(file) : new Place(file, mark.getLine() + 1, mark.getColumn() + 1);
    }

    private JsonNode tree(Node node, String pointer) {
        node.getStartMark().ifPresent(mark -> marks.putIfAbsent(pointer, mark));
        if (node instanceof MappingNode mapping) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            for (NodeTuple tuple : mapping.getValue()) {
                if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                    throw new Malformed(place(tuple.getKeyNode().getStartMark().orElse(null)), "a key is a text");
                }
                if (object.has(key.getValue())) {
                    throw new Malformed(place(key.getStartMark().orElse(null)), key.getValue() + " stands here twice");
                }
                String below = pointer + "/" + key.getValue().replace("~", "~0").replace("/", "~1");
                key.getStartMark().ifPresent(mark -> marks.put(below, mark));
                object.set(key.getValue(), tree(tuple.getValueNode(), below));
            }
            return object;
        }
        if (node instanceof SequenceNode sequence) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            for (Node each : sequence.getValue()) {
                array.add(tree(each, pointer + "/" + array.size()));
            }
            return array;
        }
        scalars.put(pointer, (ScalarNode) node);
        return scalar((ScalarNode) node);
    }

    private static JsonNode scalar(ScalarNode node) {
        String value = node.getValue();
        Tag tag = node.getTag();
        if (tag.equals(Tag.NULL)) {
            return NullNode.instance;
        }
        if (tag.equals(Tag.BOOL)) {
            return JsonNodeFactory.instance.booleanNode(Boolean.parseBoolean(value));
        }
        if (tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) {
            try {
                return DecimalNode.valueOf(new BigDecimal(value));
            } catch (NumberFormatException e) {
                return JsonNodeFactory.instance.textNode(value);
            }
        }
        return JsonNodeFactory.instance.textNode(value);
    }
}
