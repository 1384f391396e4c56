package linkspan.platform.file;

import java.util.LinkedHashMap;
import java.util.Map;

/** The {@code key:value,key:value} text in which MVStore describes itself; its values are hexadecimal numbers. */
final class FileWords {
    private FileWords() {}

    static Map<String, String> of(String text) {
        Map<String, String> words = new LinkedHashMap<>();
        for (String word : text.split(",")) {
            int colon = word.indexOf(':');
            if (colon > 0) {
                words.put(word.substring(0, colon), word.substring(colon + 1));
            }
        }
        return words;
    }
}
