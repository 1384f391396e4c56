package linkspan.author.preview;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import linkspan.author.diff.Difference;
import linkspan.mapping.schema.FieldPath;

/**
 * Hides what is about a person: the fields that the canonical schema marks, and whatever repeats one of their values, a word of
 * it, or its digits. Where it is in doubt it hides.
 */
final class Personal {
    static final String HIDDEN = "•••";
    private static final Set<String> NONE = Set.of(Difference.NOTHING, "null", "\"\"");
    /** Shorter words are compared as words, since they occur within others. */
    private static final int LONG = 5;

    private static final int SHORT = 3;
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");

    private final Set<String> paths;
    private final Set<String> words;

    private Personal(Set<String> paths, Set<String> words) {
        this.paths = paths;
        this.words = words;
    }

    /** Hides nothing. */
    static Personal clear() {
        return new Personal(Set.of(), Set.of());
    }

    /**
     * For one input.
     *
     * @param marked fields of the canonical event
     * @param facts the canonical events that are known of it
     */
    static Personal of(List<FieldPath> marked, List<JsonNode> facts) {
        Set<String> words = new HashSet<>();
        for (JsonNode fact : facts) {
            marked.forEach(path -> path.values(fact).forEach(value -> addAll(value, words)));
        }
        Set<String> paths = new HashSet<>();
        marked.forEach(path -> paths.add(path.toString()));
        return new Personal(paths, words);
    }

    /** For an input of which no canonical event is known: every text in it may be personal. */
    static Personal all(JsonNode input) {
        Set<String> words = new HashSet<>();
        FieldPath.leaves(input).forEach(path -> path.values(input).forEach(value -> addAll(value, words)));
        return new Personal(Set.of(), words);
    }

    private static void addAll(JsonNode value, Set<String> words) {
        if (value.isValueNode() && !value.isNull() && !value.isBoolean()) {
            String text = value.asText().toLowerCase(Locale.ROOT);
            add(text.strip(), words);
            Arrays.stream(BETWEEN.split(text)).forEach(word -> add(word, words));
            add(digits(text), words);
        }
    }

    private static void add(String word, Set<String> words) {
        boolean wide = word.chars().anyMatch(c -> c > 0x7F) && word.length() > 1;
        if (wide || word.length() >= SHORT) {
            words.add(word);
        }
    }

    private static String digits(String text) {
        String digits = text.replaceAll("\\D", "");
        return digits.length() < LONG ? "" : digits;
    }

    /** The value, or that it is hidden; that there is none is told. {@code path}: without indexes. */
    String value(String path, String value) {
        if (NONE.contains(value)) {
            return value;
        }
        String text = value.toLowerCase(Locale.ROOT);
        String digits = digits(text);
        boolean hidden = paths.contains(path)
                || Stream.concat(Stream.of(digits), Arrays.stream(BETWEEN.split(text)))
                        .anyMatch(words::contains)
                || words.stream().anyMatch(word -> isLong(word) && text.contains(word));
        return hidden ? HIDDEN : value;
    }

    /** A sentence without the words that are about a person. */
    String sentence(String text) {
        return WORD.matcher(text)
                .replaceAll(word -> words.contains(word.group().toLowerCase(Locale.ROOT))
                        ? HIDDEN
                        : Matcher.quoteReplacement(word.group()));
    }

    private static boolean isLong(String word) {
        return word.length() >= LONG || word.chars().anyMatch(c -> c > 0x7F);
    }
}
