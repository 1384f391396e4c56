package linkspan.author.lint.setting;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import linkspan.mapping.Place;
import linkspan.model.source.PropertiesText;
import linkspan.platform.system.SystemCatalog;
import linkspan.platform.system.SystemSettings;
import org.jspecify.annotations.Nullable;

/**
 * One {@code system.properties}.
 *
 * @param shown the file as an author writes it
 * @param values by whole key
 * @param lines where each key stands
 */
record SettingsFile(String shown, Map<String, String> values, Map<String, Integer> lines) {
    /** Throws {@link IOException} when it is not there or no text. */
    static SettingsFile read(Path file, String shown) throws IOException {
        PropertiesText text = PropertiesText.read(file);
        return new SettingsFile(shown, text.values(), text.lines());
    }

    /**
     * What it says of a system.
     *
     * @param environment value of a variable, or null: it replaces a key from outside
     */
    SystemSettings settings(String system, UnaryOperator<@Nullable String> environment) {
        Map<String, String> own = new LinkedHashMap<>();
        values.forEach((key, value) -> {
            String name = key.startsWith(system + ".") ? key.substring(system.length() + 1) : key;
            String outside = environment.apply(SystemCatalog.variable(system, name));
            own.put(name, outside == null ? value.strip() : outside);
        });
        return new SystemSettings(system, shown, own);
    }

    /** The line of a key, the first one where it has none. */
    Place at(String key) {
        return new Place(shown, lines.getOrDefault(key, 1), 1);
    }
}
