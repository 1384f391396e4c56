package linkspan.operations.letters;

import org.jspecify.annotations.Nullable;

/**
 * Which letters; null is any.
 *
 * @param key the whole key, for instance an order's id
 * @param state dead, uncertain or kept
 */
public record LetterFilter(
        @Nullable String system,
        @Nullable String code,
        @Nullable String key,
        @Nullable String state) {}
