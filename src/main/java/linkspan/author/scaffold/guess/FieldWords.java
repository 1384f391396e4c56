package linkspan.author.scaffold.guess;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** The table {@code words.csv}: canonical field, and the names systems give it, the most telling first. */
public final class FieldWords {
    private final Map<String, List<Word>> byField;

    private FieldWords(Map<String, List<Word>> byField) {
        this.byField = byField;
    }

    /** Reads the table in the jar. */
    public static FieldWords shipped() {
        try (InputStream in = FieldWords.class.getResourceAsStream("/linkspan/author/scaffold/words.csv");
                BufferedReader lines =
                        new BufferedReader(new InputStreamReader(Objects.requireNonNull(in), StandardCharsets.UTF_8))) {
            Map<String, List<Word>> byField = new LinkedHashMap<>();
            lines.lines().skip(1).forEach(line -> {
                int comma = line.indexOf(',');
                List<Word> words = Arrays.stream(line.substring(comma + 1).split(" "))
                        .map(Word::of)
                        .toList();
                byField.put(line.substring(0, comma), words);
            });
            return new FieldWords(byField);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A row as it stands, none where there is no such row. */
    List<Word> row(String key) {
        return byField.getOrDefault(key.replace("[]", ""), List.of());
    }

    /**
     * The names of a canonical field, its own first.
     *
     * @param path {@code items[].skuId}
     */
    public List<Word> of(String path) {
        String field = path.replace("[]", "");
        String own = field.substring(field.lastIndexOf('.') + 1);
        List<Word> words = byField.getOrDefault(field, List.of());
        Word itself = new Word(
                Word.plain(own),
                field.contains(".") ? Word.Reach.WITHIN_ITS_OBJECT : Word.Reach.ANYWHERE,
                Word.Sureness.GUESS);
        return words.stream().anyMatch(word -> word.plain().equals(itself.plain()))
                ? words
                : Stream.concat(Stream.of(itself), words.stream()).toList();
    }
}
