package linkspan.reconcile.run.record;

import com.fasterxml.jackson.databind.JsonNode;
import linkspan.reconcile.compare.KeyDifference;
import org.jspecify.annotations.Nullable;

/** What is thought of a difference that was looked at again. */
public record Judged(
        KeyDifference difference,
        String state,
        Cause cause,
        @Nullable String letter,
        @Nullable JsonNode record) {}
