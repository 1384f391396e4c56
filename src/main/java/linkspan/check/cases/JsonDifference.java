package linkspan.check.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import linkspan.event.Json;

/**
 * Compares what left with what a case expects, path by path. {@code $uuid} and {@code $instant} stand for any of these;
 * numbers are compared by value.
 */
record JsonDifference(List<String> found) {
    private static final int LONGEST = 120;
    private static final Pattern UUID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    private static final Pattern INSTANT =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?(Z|[+-]\\d\\d:\\d\\d)");

    /** Everything has to be there and nothing else. */
    void whole(JsonNode expected, JsonNode actual, String path) {
        if (expected.isObject() && actual.isObject()) {
            Set<String> names = new LinkedHashSet<>();
            expected.fieldNames().forEachRemaining(names::add);
            actual.fieldNames().forEachRemaining(names::add);
            names.forEach(name -> whole(expected.path(name), actual.path(name), path + "." + name));
        } else if (expected.isArray() && actual.isArray()) {
            int longest = Math.max(expected.size(), actual.size());
            for (int i = 0; i < longest; i++) {
                whole(expected.path(i), actual.path(i), path + "[" + i + "]");
            }
        } else {
            value(expected, actual, path);
        }
    }

    /** What is expected has to be there; of lists every element in its place. */
    void part(JsonNode expected, JsonNode actual, String path) {
        if (expected.isObject() && actual.isObject()) {
            expected.properties()
                    .forEach(field -> part(field.getValue(), actual.path(field.getKey()), path + "." + field.getKey()));
        } else if (expected.isArray() && actual.isArray() && expected.size() == actual.size()) {
            for (int i = 0; i < expected.size(); i++) {
                part(expected.get(i), actual.get(i), path + "[" + i + "]");
            }
        } else {
            value(expected, actual, path);
        }
    }

    private void value(JsonNode expected, JsonNode actual, String path) {
        if (!same(expected, actual)) {
            found.add(path + ": expected " + shown(expected) + ", got " + shown(actual));
        }
    }

    private static boolean same(JsonNode expected, JsonNode actual) {
        if (expected.isNumber() && actual.isNumber()) {
            return expected.decimalValue().compareTo(actual.decimalValue()) == 0;
        }
        return expected.isTextual() && actual.isTextual()
                ? text(expected.textValue(), actual.textValue())
                : expected.equals(actual);
    }

    /** True where the text is as expected, wildcards included. */
    static boolean text(String expected, String actual) {
        return switch (expected) {
            case "$uuid" -> UUID.matcher(actual).matches();
            case "$instant" -> INSTANT.matcher(actual).matches();
            default -> expected.equals(actual);
        };
    }

    static String shown(JsonNode node) {
        if (node instanceof MissingNode) {
            return "nothing";
        }
        String text = Json.text(node);
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }
}
