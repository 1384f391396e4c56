package linkspan.operations.search;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import linkspan.model.SoundText;

/**
 * A text as it is stored and looked up: case, width of characters, runs of blanks and a leading {@code #} make no
 * difference.
 *
 * @param text at most 120 characters; empty for a text of nothing but these
 */
record SearchTerm(String text) {
    private static final int LONGEST = 120;
    private static final int MOST_WORDS = 4;

    static SearchTerm of(String said) {
        String plain = Normalizer.normalize(
                        said.substring(0, Math.min(said.length(), 4 * LONGEST)), Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[\\s\\p{Cntrl}]+", " ")
                .replaceFirst("^ ?#+", "")
                .strip();
        return new SearchTerm(SoundText.words(plain, LONGEST));
    }

    /** A name is found by any of its words, too: the whole, and what follows each of its first blanks. */
    List<SearchTerm> tails() {
        List<SearchTerm> tails = new ArrayList<>(List.of(this));
        int blank = text.indexOf(' ');
        while (blank >= 0 && tails.size() < MOST_WORDS) {
            tails.add(new SearchTerm(text.substring(blank + 1)));
            blank = text.indexOf(' ', blank + 1);
        }
        return tails;
    }

    boolean isEmpty() {
        return text.isEmpty();
    }

    /** The first text, by the number of its characters, that is greater than all that begin with this one. */
    String after() {
        int last = text.codePointBefore(text.length());
        int next = last + 1 == Character.MIN_SURROGATE ? Character.MAX_SURROGATE + 1 : last + 1;
        return text.substring(0, text.length() - Character.charCount(last)) + Character.toString(next);
    }
}
