package linkspan.platform.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import linkspan.model.Json;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.JsonSchema;

/** Builds a tree from a parser's events; one document. What an anchor stands for is shared, and paid for each time. */
final class YamlBuilder {
    static final int DEEPEST = 100;
    private static final JsonSchema SCHEMA = new JsonSchema();

    /** The document is not one that this hub takes. */
    static final class Wrong extends RuntimeException {
        Wrong(String reason) {
            super(reason, null, false, false);
        }
    }

    /** A collection that is not complete. */
    private static final class Open {
        private final JsonNode node;
        private final Optional<Anchor> anchor;
        private @Nullable String key;
        private long cost = 1;

        Open(JsonNode node, Optional<Anchor> anchor) {
            this.node = node;
            this.anchor = anchor;
        }
    }

    private record Anchored(JsonNode node, long cost) {}

    private final Deque<Open> open = new ArrayDeque<>();
    private final Map<String, Anchored> anchors = new HashMap<>();
    private final long budget;
    private long spent;
    private @Nullable JsonNode root;

    /** {@code budget}: characters and nodes that the whole may have, those behind aliases counted at each. */
    YamlBuilder(long budget) {
        this.budget = budget;
    }

    @Nullable
    JsonNode root() {
        return root;
    }

    void scalar(ScalarEvent event) {
        JsonNode node = node(event);
        long cost = 1L + event.getValue().length();
        event.getAnchor().ifPresent(anchor -> anchors.put(anchor.getValue(), new Anchored(node, cost)));
        add(node, cost);
    }

    void alias(String name) {
        Anchored known = anchors.get(name);
        if (known == null) {
            throw new Wrong("an alias of what is not complete");
        }
        add(known.node, known.cost);
    }

    void mapping(CollectionStartEvent event) {
        start(event, Tag.MAP, JsonNodeFactory.instance.objectNode());
    }

    void sequence(CollectionStartEvent event) {
        start(event, Tag.SEQ, JsonNodeFactory.instance.arrayNode());
    }

    private void start(CollectionStartEvent event, Tag expected, JsonNode node) {
        event.getTag().filter(tag -> !tag.equals(expected.getValue())).ifPresent(tag -> {
            throw new Wrong("a tag of its own");
        });
        if (open.size() >= DEEPEST) {
            throw new Wrong("nested deeper than " + DEEPEST);
        }
        Open in = open.peek();
        if (in != null && in.node.isObject() && in.key == null) {
            throw new Wrong("a key that is no scalar");
        }
        open.push(new Open(node, event.getAnchor()));
    }

    void end() {
        Open done = open.pop();
        done.anchor.ifPresent(anchor -> anchors.put(anchor.getValue(), new Anchored(done.node, done.cost)));
        spent -= done.cost - 1; // its parts were paid for when they came
        add(done.node, done.cost);
    }

    private void add(JsonNode node, long cost) {
        spent += cost;
        if (spent > budget) {
            throw new Wrong("aliases make it too large");
        }
        Open in = open.peek();
        if (in == null) {
            root = node;
            return;
        }
        in.cost += cost;
        if (in.node instanceof ArrayNode list) {
            list.add(node);
        } else if (in.key == null) {
            in.key = key(node);
        } else {
            put((ObjectNode) in.node, in.key, node);
            in.key = null;
        }
    }

    private static String key(JsonNode node) {
        if (node.isContainerNode()) {
            throw new Wrong("a key that is no scalar");
        }
        return node.asText();
    }

    private static void put(ObjectNode object, String key, JsonNode node) {
        if (object.has(key)) {
            throw new Wrong("a key that comes twice");
        }
        object.set(key, node);
    }

    private static JsonNode node(ScalarEvent event) {
        String value = event.getValue();
        Tag tag = event.getTag().isPresent()
                ? stated(event.getTag().get())
                : SCHEMA.getScalarResolver().resolve(value, event.isPlain());
        if (tag.equals(Tag.NULL)) {
            return NullNode.instance;
        }
        if (tag.equals(Tag.BOOL) && (value.equals("true") || value.equals("false"))) {
            return BooleanNode.valueOf(value.equals("true"));
        }
        if (tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) {
            return number(value);
        }
        return TextNode.valueOf(value);
    }

    /** One of those that JSON has a form for. */
    private static Tag stated(String tag) {
        return tag.equals("!")
                ? Tag.STR
                : Stream.of(Tag.STR, Tag.NULL, Tag.BOOL, Tag.INT, Tag.FLOAT)
                        .filter(known -> known.getValue().equals(tag))
                        .findFirst()
                        .orElseThrow(() -> new Wrong("a tag of its own"));
    }

    /** YAML's numbers are JSON's but for a point without digits behind it, {@code .inf} and {@code .nan}. */
    private static JsonNode number(String value) {
        try {
            return Json.read(value.replaceFirst("\\.(?=$|[eE])", ".0"));
        } catch (Json.Malformed e) {
            throw new Wrong("a number that nobody can count with");
        }
    }
}
