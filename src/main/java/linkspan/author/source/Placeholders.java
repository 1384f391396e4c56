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

    Placeholders(Map<String, Value.Text> values) {
        this.values = values;
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
            hole.appendReplacement(text, Matcher.quoteReplacement(value == null ? hole.group() : value.text()));
            place = value == null ? place : value.place();
        }
        return new Value.Text(place, hole.appendTail(text).toString());
    }
}
