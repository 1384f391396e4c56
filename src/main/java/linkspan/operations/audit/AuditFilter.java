package linkspan.operations.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which lines are wanted; null where anything will do.
 *
 * @param about a whole actor, action or target
 * @param text part of the target or detail, whatever its case
 * @param before only lines of lower ids: where a page has ended
 * @param limit of lines, 1 to 1,000
 */
public record AuditFilter(
        @Nullable String about,
        @Nullable String actor,
        @Nullable String action,
        @Nullable String text,
        @Nullable Instant since,
        @Nullable Long before,
        int limit) {
    static final int MOST = 1_000;

    /** What a page shows: all lines, or those about something. */
    public static AuditFilter about(@Nullable String about, @Nullable Long before, int limit) {
        return new AuditFilter(about, null, null, null, null, before, limit);
    }
}
