package linkspan.operations.letters;

import org.jspecify.annotations.Nullable;

/**
 * Which letters; null is any.
 *
 * @param key the whole key, for instance an order's id
 * @param limit 1 to 10,000: the newest ones
 */
public record LetterFilter(
        @Nullable String system,
        @Nullable String code,
        @Nullable String key,
        @Nullable String state,
        int limit) {
    public static final int MOST = 10_000;

    public LetterFilter {
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("limit must be 1 to " + MOST + ", is " + limit);
        }
    }
}
