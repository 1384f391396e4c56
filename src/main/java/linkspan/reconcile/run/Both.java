package linkspan.reconcile.run;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * One key on both sides now.
 *
 * @param state {@code same}, {@code differs}, {@code unknown} (neither has it), {@code failed} (a side does not answer)
 * @param cause why they probably differ, or why a side does not answer
 * @param letter the dead letter behind it, or null
 */
public record Both(
        String state,
        @Nullable JsonNode left,
        @Nullable JsonNode right,
        @Nullable String cause,
        @Nullable String letter) {}
