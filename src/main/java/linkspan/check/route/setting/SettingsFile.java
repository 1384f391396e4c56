package linkspan.check.route.setting;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import linkspan.mapping.Place;

/**
 * One {@code system.properties}.
 *
 * @param shown the file as an author writes it
 * @param values by whole key
 * @param lines where each key stands last, which is the one that counts
 */
record SettingsFile(String shown, Map<String, String> values, Map<String, Integer> lines) {
    private static final Pattern KEY = Pattern.compile("\\s*([^#!=:\\s][^=:\\s]*)");

    /** Throws {@link IOException} when it is not there or no text. */
    static SettingsFile read(Path file, String shown) throws IOException {
        String text = Files.readString(file);
        Properties properties = new Properties();
        properties.load(new StringReader(text));
        Map<String, String> values = new LinkedHashMap<>();
        Map<String, Integer> lines = new LinkedHashMap<>();
        int number = 0;
        boolean goesOn = false;
        for (String line : text.split("\\R", -1)) {
            number++;
            Matcher key = KEY.matcher(line);
            String value = !goesOn && key.lookingAt() ? properties.getProperty(key.group(1)) : null;
            if (value != null) {
                values.put(key.group(1), value);
                lines.put(key.group(1), number);
            }
            goesOn = line.endsWith("\\");
        }
        return new SettingsFile(shown, values, lines);
    }

    /** The line of a key, the first one where it has none. */
    Place at(String key) {
        return new Place(shown, lines.getOrDefault(key, 1), 1);
    }
}
