package linkspan.reconcile.table;

import org.jspecify.annotations.Nullable;

/**
 * Keys that follow each other.
 *
 * @param after they come behind that one; null from the first one on
 * @param last they end with that one; null at the end
 */
record Span(@Nullable String after, @Nullable String last) {}
