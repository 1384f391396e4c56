package linkspan.author.source;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import linkspan.mapping.Place;

/**
 * A {@code templatedRoute}: which template it fills in, and with what.
 *
 * @param place of the word
 * @param parameters values by name
 */
public record Filling(
        Path file,
        String shown,
        Place place,
        Optional<Value.Text> id,
        Optional<Value.Text> prefix,
        Optional<Value.Text> template,
        Map<String, Value.Text> parameters) {
    static Filling of(Path file, String shown, Value.Field written) {
        Value value = written.value();
        Map<String, Value.Text> parameters = new LinkedHashMap<>();
        for (Value parameter : value.list("parameters")) {
            parameter
                    .text("name")
                    .ifPresent(name -> parameter.text("value").ifPresent(text -> parameters.put(name.text(), text)));
        }
        return new Filling(
                file,
                shown,
                written.key(),
                value.text("routeId"),
                value.text("prefixId"),
                value.text("routeTemplateRef"),
                parameters);
    }
}
