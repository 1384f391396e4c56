package linkspan.author.lint.setting;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import linkspan.mapping.Place;
import linkspan.model.source.PropertiesText;

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

    /** The line of a key, the first one where it has none. */
    Place at(String key) {
        return new Place(shown, lines.getOrDefault(key, 1), 1);
    }
}
