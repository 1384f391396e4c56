package linkspan.author.source;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A route template.
 *
 * @param parameters by name
 * @param body what stands under {@code route} or {@code from}
 */
public record Template(
        Path file,
        String shown,
        Value.Text id,
        Optional<Value.Text> description,
        Map<String, Value> parameters,
        Value body) {
    static Optional<Template> of(Path file, String shown, Value value) {
        Optional<Value> body = value.get("route").or(() -> value.get("from").map(from -> value));
        if (value.text("id").isEmpty() || body.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Value> parameters = new TreeMap<>();
        for (Value parameter : value.list("parameters")) {
            parameter.text("name").ifPresent(name -> parameters.put(name.text(), parameter));
        }
        return Optional.of(
                new Template(file, shown, value.text("id").get(), value.text("description"), parameters, body.get()));
    }

    /** Parameters that a filling would have to give and does not. */
    public List<String> missing(Filling filling) {
        return parameters.keySet().stream()
                .filter(name -> demands(name) && !filling.parameters().containsKey(name))
                .toList();
    }

    /** The body with the values of a filling. */
    Value filled(Filling filling) {
        Map<String, String> defaults = new TreeMap<>();
        parameters.forEach((name, parameter) ->
                parameter.text("defaultValue").ifPresent(value -> defaults.put(name, value.text())));
        return new Placeholders(filling.parameters(), defaults).in(body);
    }

    /** It has no default. */
    private boolean demands(String parameter) {
        Value value = parameters.get(parameter);
        return value != null
                && value.get("defaultValue").isEmpty()
                && !value.text("required").map(Value.Text::text).orElse("true").equals("false");
    }
}
