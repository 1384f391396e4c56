package linkspan.model.source;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the known word that a misspelt one was probably meant to be. */
public final class Meant {
    private static final int LETTERS_PER_SLIP = 3;

    private Meant() {}

    /** {@code "; did you mean timeout?"}, or nothing when no known word is near. */
    public static String hint(String written, Collection<String> known) {
        return of(written, known).map(word -> "; did you mean " + word + "?").orElse("");
    }

    /** The nearest known word: at most one slip in three letters, of equals the first by alphabet. */
    public static Optional<String> of(String written, Collection<String> known) {
        String plain = written.toLowerCase(Locale.ROOT);
        int most = Math.max(1, plain.length() / LETTERS_PER_SLIP);
        return known.stream()
                .filter(word -> !word.equals(written))
                .filter(word -> slips(plain, word.toLowerCase(Locale.ROOT)) <= most)
                .min(Comparator.comparingInt((String word) -> slips(plain, word.toLowerCase(Locale.ROOT)))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** Letters left out, put in, changed, or two neighbours swapped (optimal string alignment distance). */
    static int slips(String one, String other) {
        int[] beforeLast = new int[other.length() + 1];
        int[] last = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int[] row = new int[other.length() + 1];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int changed = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + changed);
                boolean swapped = i > 1
                        && j > 1
                        && one.charAt(i - 1) == other.charAt(j - 2)
                        && one.charAt(i - 2) == other.charAt(j - 1);
                row[j] = swapped ? Math.min(row[j], beforeLast[j - 2] + 1) : row[j];
            }
            beforeLast = last;
            last = row;
        }
        return last[other.length()];
    }
}
