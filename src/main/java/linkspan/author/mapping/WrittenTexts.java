package linkspan.author.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import linkspan.model.Json;

/** The texts in quotes of a mapping or a schema, without those in remarks. */
final class WrittenTexts {
    /** Where it begins, from 1. */
    record Written(String text, int line, int column) {}

    private static final Pattern SINGLE = Pattern.compile("'([^']*)'");

    private WrittenTexts() {}

    /** Of a stylesheet, whose expressions stand in attributes: what is in single quotes. */
    static List<Written> ofStylesheet(String source) {
        List<Written> found = new ArrayList<>();
        int line = 1;
        for (String text : source.split("\n", -1)) {
            Matcher quoted = SINGLE.matcher(text);
            while (quoted.find()) {
                found.add(new Written(quoted.group(1), line, quoted.start() + 1));
            }
            line++;
        }
        return found;
    }

    static List<Written> of(String source) {
        List<Written> found = new ArrayList<>();
        int line = 1;
        int lineStart = 0;
        for (int i = 0; i < source.length(); i++) {
            char c = source.charAt(i);
            if (c == '\n') {
                line++;
                lineStart = i + 1;
            } else if (c == '/' && source.startsWith("//", i)) {
                int end = source.indexOf('\n', i);
                i = end < 0 ? source.length() : end - 1;
            } else if (c == '"') {
                int end = end(source, i);
                found.add(new Written(plain(source.substring(i, end)), line, i - lineStart + 1));
                i = end - 1;
            }
        }
        return found;
    }

    private static int end(String source, int start) {
        int i = start + 1;
        while (i < source.length() && source.charAt(i) != '"') {
            i += source.charAt(i) == '\\' ? 2 : 1;
        }
        return Math.min(source.length(), i + 1);
    }

    private static String plain(String quoted) {
        try {
            JsonNode text = Json.read(quoted);
            return text.asText();
        } catch (RuntimeException e) {
            return ""; // broken: found elsewhere
        }
    }
}
