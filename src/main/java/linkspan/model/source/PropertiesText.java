package linkspan.model.source;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

/**
 * A Java properties file, with the line of each key.
 *
 * @param values in the order of the file
 * @param lines where each key begins, from 1
 */
public record PropertiesText(Map<String, String> values, Map<String, Integer> lines) {

    /**
     * Reads it strictly.
     *
     * @throws NotText naming the line, when it is no UTF-8, an escape is broken, or a key is there twice
     */
    public static PropertiesText read(Path file) throws IOException {
        Map<String, String> values = new LinkedHashMap<>();
        Map<String, Integer> lines = new LinkedHashMap<>();
        for (Entry entry : entries(SourceText.read(file))) {
            Properties one = new Properties();
            try {
                one.load(new StringReader(entry.text()));
            } catch (IllegalArgumentException e) {
                throw new NotText(entry.line(), "a backslash and u want four hexadecimal digits");
            }
            Set<String> keys = one.stringPropertyNames();
            for (String key : keys) {
                Integer before = lines.putIfAbsent(key, entry.line());
                if (before != null) {
                    throw new NotText(entry.line(), key + " is there twice, first in line " + before);
                }
                values.put(key, one.getProperty(key));
            }
        }
        return new PropertiesText(values, lines);
    }

    private record Entry(int line, String text) {}

    /** Lines that a backslash continues are one entry. */
    private static List<Entry> entries(String text) {
        List<Entry> entries = new ArrayList<>();
        StringBuilder open = new StringBuilder();
        int begun = 0;
        int number = 0;
        for (String line : text.split("\\R", -1)) {
            number++;
            begun = open.isEmpty() ? number : begun;
            open.append(line).append('\n');
            boolean comment = open.toString().stripLeading().startsWith("#")
                    || open.toString().stripLeading().startsWith("!");
            if (comment || !goesOn(line)) {
                entries.add(new Entry(begun, open.toString()));
                open.setLength(0);
            }
        }
        entries.add(new Entry(begun, open.toString()));
        return entries;
    }

    /** An odd number of backslashes at the end. */
    private static boolean goesOn(String line) {
        int count = 0;
        while (count < line.length() && line.charAt(line.length() - 1 - count) == '\\') {
            count++;
        }
        return count % 2 == 1;
    }
}
