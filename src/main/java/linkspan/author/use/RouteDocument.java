package linkspan.author.use;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * The names in one route file; where they stand is not asked here.
 *
 * @param addresses {@code mapping:…} and {@code direct:…}, placeholders as they are
 * @param starts addresses where its routes begin
 * @param ids of its templates and policies
 * @param references to templates and policies
 * @param fillings a template's id and the values for its placeholders
 */
record RouteDocument(
        List<String> addresses,
        List<String> starts,
        List<String> ids,
        List<String> references,
        List<Map<String, String>> fillings) {
    /** The key of a filling that names the template. */
    static final String TEMPLATE = "routeTemplateRef";

    private static final Pattern ADDRESS = Pattern.compile("(?:mapping|direct):[\\w{}$/.-]+");

    static RouteDocument of(String yaml) {
        RouteDocument document = new RouteDocument(
                new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        try {
            document.walk(new Load(LoadSettings.builder().build()).loadFromString(yaml));
        } catch (YamlEngineException e) {
            ADDRESS.matcher(yaml).results().forEach(address -> document.addresses.add(address.group()));
        }
        return document;
    }

    private void walk(Object node) {
        if (node instanceof Map<?, ?> fields) {
            fields.forEach((key, value) -> {
                note(String.valueOf(key), value);
                walk(value);
            });
        } else if (node instanceof List<?> items) {
            items.forEach(this::walk);
        } else if (node instanceof String text && ADDRESS.matcher(text).lookingAt()) {
            addresses.add(text.replaceFirst("\\?.*", ""));
        }
    }

    private void note(String key, Object value) {
        switch (key) {
            case "from" -> starts.add(value instanceof Map<?, ?> from ? text(from, "uri") : String.valueOf(value));
            case TEMPLATE, "routeConfigurationId" -> references.add(String.valueOf(value));
            case "routeTemplate", "routeConfiguration" -> {
                if (value instanceof Map<?, ?> fields) {
                    ids.add(text(fields, "id"));
                }
            }
            case "templatedRoute" -> {
                if (value instanceof Map<?, ?> fields) {
                    fillings.add(filling(fields));
                }
            }
            default -> {
                // nothing that is named elsewhere
            }
        }
    }

    private static Map<String, String> filling(Map<?, ?> fields) {
        Map<String, String> values = new HashMap<>();
        if (fields.get("parameters") instanceof List<?> parameters) {
            for (Object parameter : parameters) {
                if (parameter instanceof Map<?, ?> pair) {
                    values.put(text(pair, "name"), text(pair, "value"));
                }
            }
        }
        values.put(TEMPLATE, text(fields, TEMPLATE));
        return values;
    }

    private static String text(Map<?, ?> fields, String key) {
        return String.valueOf(fields.get(key));
    }
}
