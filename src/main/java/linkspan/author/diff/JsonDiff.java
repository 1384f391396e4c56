package linkspan.author.diff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import linkspan.model.Json;

/**
 * Two JSON documents, path by path.
 *
 * <p>Null and absent are two things. Numbers are compared as exact decimals, by value: 19.90 is 19.9, as it is for whoever
 * reads it; digits that matter stand in texts.
 */
public final class JsonDiff {
    private final List<Difference> found = new ArrayList<>();

    private JsonDiff() {}

    /** In the order of the expected document; empty when there is no difference. */
    public static List<Difference> between(JsonNode expected, JsonNode actual) {
        JsonDiff diff = new JsonDiff();
        diff.compare("", expected, actual);
        return List.copyOf(diff.found);
    }

    private void compare(String path, JsonNode expected, JsonNode actual) {
        if (expected.isObject() && actual.isObject()) {
            expected.properties()
                    .forEach(field ->
                            compare(field(path, field.getKey()), field.getValue(), actual.path(field.getKey())));
            actual.properties().stream()
                    .filter(field -> !expected.has(field.getKey()))
                    .forEach(field -> differ(field(path, field.getKey()), MissingNode.getInstance(), field.getValue()));
        } else if (expected.isArray() && actual.isArray()) {
            for (int i = 0; i < Math.max(expected.size(), actual.size()); i++) {
                compare(path + "[" + i + "]", expected.path(i), actual.path(i));
            }
        } else if (!same(expected, actual)) {
            differ(path, expected, actual);
        }
    }

    private void differ(String path, JsonNode expected, JsonNode actual) {
        found.add(new Difference(path, text(expected), text(actual), Difference.Spot.START));
    }

    private static boolean same(JsonNode expected, JsonNode actual) {
        if (expected.isTextual() && actual.isTextual()) {
            return Wildcard.fits(expected.textValue(), actual.textValue());
        }
        if (expected.isNumber() && actual.isNumber()) {
            return expected.decimalValue().compareTo(actual.decimalValue()) == 0;
        }
        return expected.equals(actual);
    }

    private static String text(JsonNode node) {
        return node.isMissingNode() ? Difference.NOTHING : Json.text(node);
    }

    private static String field(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
