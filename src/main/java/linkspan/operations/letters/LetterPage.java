package linkspan.operations.letters;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which part of the list, that begins with the newest letter.
 *
 * @param limit 1 to 10,000
 * @param before only letters that come after this one in the list; null begins with the newest
 */
public record LetterPage(int limit, @Nullable Cursor before) {
    public static final int MOST = 10_000;

    public LetterPage {
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("limit must be 1 to " + MOST + ", is " + limit);
        }
    }

    public static LetterPage newest(int limit) {
        return new LetterPage(limit, null);
    }

    /** The place of a letter in the list. It stays a place when the letter is decided meanwhile. */
    public record Cursor(Instant failedAt, LetterId id) {
        /** Nothing for a text that names no place. */
        public static Optional<Cursor> parse(String text) {
            int slash = text.indexOf('/');
            if (slash < 0) {
                return Optional.empty();
            }
            try {
                Instant failedAt = Instant.parse(text.substring(0, slash));
                return LetterId.parse(text.substring(slash + 1)).map(id -> new Cursor(failedAt, id));
            } catch (DateTimeException e) {
                return Optional.empty();
            }
        }

        @Override
        public String toString() {
            return failedAt + "/" + id;
        }
    }

    /** Where the next page begins; nothing when these letters are the last. */
    public Optional<Cursor> after(List<Letter> letters) {
        if (letters.size() < limit) {
            return Optional.empty();
        }
        Letter last = letters.get(letters.size() - 1);
        return LetterId.parse(last.id())
                .flatMap(id -> Optional.ofNullable(last.failedAt()).map(at -> new Cursor(at, id)));
    }
}
