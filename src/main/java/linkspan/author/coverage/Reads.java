package linkspan.author.coverage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import linkspan.mapping.Mapping;
import linkspan.mapping.schema.FieldPath;
import org.jspecify.annotations.Nullable;

/**
 * Which fields a mapping reads, found by trial, whatever its language: a field counts as read when taking it away, or
 * changing its value, changes what comes of at least one example. It is taken away and changed in every element of an array at once.
 *
 * <p>A field that no example has is put into each of them.
 */
final class Reads {
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,30}(\\.\\d{1,30})?");

    private final Mapping mapping;
    private final List<JsonNode> inputs;
    private final List<InputOutcome> outcomes;

    Reads(Mapping mapping, List<JsonNode> inputs) {
        this.mapping = mapping;
        this.inputs = inputs;
        this.outcomes =
                inputs.stream().map(input -> InputOutcome.of(mapping, input)).toList();
    }

    List<InputOutcome> outcomes() {
        return outcomes;
    }

    /** @param types what a schema says of the field; none when nothing does */
    boolean reads(FieldPath path, Set<String> types) {
        boolean stands = false;
        for (int i = 0; i < inputs.size(); i++) {
            JsonNode input = inputs.get(i);
            if (!path.values(input).isEmpty()) {
                stands = true;
                if (matters(input, outcomes.get(i), path, types)) {
                    return true;
                }
            }
        }
        return !stands && inputs.stream().anyMatch(input -> wouldMatter(input, path, types));
    }

    private boolean matters(JsonNode input, InputOutcome before, FieldPath path, Set<String> types) {
        JsonNode without = input.deepCopy();
        path.spots(without, FieldPath.Spot::remove);
        if (!before.same(InputOutcome.of(mapping, without))) {
            return true;
        }
        JsonNode changed = input.deepCopy();
        path.spots(changed, spot -> spot.set(other(spot.get(), types)));
        return !before.same(InputOutcome.of(mapping, changed));
    }

    private boolean wouldMatter(JsonNode input, FieldPath path, Set<String> types) {
        JsonNode without = grow(input.deepCopy(), path.steps(), null);
        JsonNode with = grow(input.deepCopy(), path.steps(), sample(types));
        return !InputOutcome.of(mapping, without).same(InputOutcome.of(mapping, with));
    }

    private static JsonNode other(JsonNode value, Set<String> types) {
        if (value.isBoolean()) {
            return BooleanNode.valueOf(!value.booleanValue());
        }
        if (value.isNumber()) {
            return DecimalNode.valueOf(value.decimalValue().add(BigDecimal.ONE));
        }
        if (!value.isTextual()) {
            return sample(types);
        }
        String text = value.textValue();
        return TextNode.valueOf(
                NUMBER.matcher(text).matches()
                        ? new BigDecimal(text).add(BigDecimal.ONE).toPlainString()
                        : text + "x");
    }

    /** Something that was not there; the text is a number too. */
    private static JsonNode sample(Set<String> types) {
        if (types.isEmpty() || types.contains("string")) {
            return TextNode.valueOf("1");
        }
        if (types.contains("boolean")) {
            return BooleanNode.TRUE;
        }
        return types.contains("object") ? JsonNodeFactory.instance.objectNode() : IntNode.valueOf(1);
    }

    /** The document with all that leads to the field, and the field itself unless {@code leaf} is null. */
    private static JsonNode grow(JsonNode node, List<String> steps, @Nullable JsonNode leaf) {
        if (steps.isEmpty()) {
            return leaf == null ? node : leaf;
        }
        List<String> rest = steps.subList(1, steps.size());
        if (steps.get(0).equals(FieldPath.EACH)) {
            ArrayNode array = node instanceof ArrayNode there ? there : JsonNodeFactory.instance.arrayNode();
            if (array.isEmpty() && !(rest.isEmpty() && leaf == null)) {
                array.add(MissingNode.getInstance());
            }
            for (int i = 0; i < array.size(); i++) {
                array.set(i, grow(array.get(i), rest, leaf));
            }
            return array;
        }
        ObjectNode object = node instanceof ObjectNode there ? there : JsonNodeFactory.instance.objectNode();
        if (!rest.isEmpty() || leaf != null) {
            object.set(steps.get(0), grow(object.path(steps.get(0)), rest, leaf));
        }
        return object;
    }
}
