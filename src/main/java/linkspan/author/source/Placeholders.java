package linkspan.author.source;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import linkspan.mapping.Place;

/** Puts a template's parameters in for <code>{{name}}</code>, as Camel will; what it has no value for stays as it is. */
final class Placeholders {
    private static final Pattern HOLE = Pattern.compile("\\{\\{\\??([A-Za-z0-9._-]+)(?::[^}]*)?}}");

    private final Map<String, Value.Text> values;
    private final Map<String, String> defaults;

    /** {@code defaults}: of those without a value; other parameters may stand in them. */
    Placeholders(Map<String, Value.Text> values, Map<String, String> defaults) {
        this.values = values;
        this.defaults = defaults;
    }

    /** A text that held a placeholder stands where the last of its parameters got its value: there it can be mended. */
    Value in(Value value) {
        if (value instanceof Value.Text text) {
            return in(text);
        }
        if (value instanceof Value.Items items) {
            return new Value.Items(
                    items.place(), items.values().stream().map(this::in).toList());
        }
        Map<String, Value.Field> all = new LinkedHashMap<>();
        value.fields().forEach((key, field) -> all.put(key, new Value.Field(field.key(), in(field.value()))));
        return new Value.Fields(value.place(), all);
    }

    private Value in(Value.Text written) {
        Place place = written.place();
        StringBuilder text = new StringBuilder();
        Matcher hole = HOLE.matcher(written.text());
        while (hole.find()) {
            Value.Text value = values.get(hole.group(1));
            hole.appendReplacement(text, Matcher.quoteReplacement(value == null ? byDefault(hole) : value.text()));
            place = value == null ? place : value.place();
        }
        return new Value.Text(place, hole.appendTail(text).toString());
    }

    private String byDefault(Matcher hole) {
        String otherwise = defaults.get(hole.group(1));
        return otherwise == null
                ? hole.group()
                : HOLE.matcher(otherwise)
                        .replaceAll(inner -> Matcher.quoteReplacement(
                                values.containsKey(inner.group(1))
                                        ? values.get(inner.group(1)).text()
                                        : inner.group()));
    }
}
