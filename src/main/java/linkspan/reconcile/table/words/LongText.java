package linkspan.reconcile.table.words;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A row as one text: each value behind its length, so that no two rows make the same text. */
final class LongText {
    private LongText() {}

    static String of(DatabaseWords words, Cell key, List<Cell> fields) {
        return Stream.concat(Stream.of(key), fields.stream())
                .map(words::text)
                .map(text -> "coalesce(char_length(" + text + ") || ':' || " + text + ", '-')")
                .collect(Collectors.joining(" || "));
    }
}
