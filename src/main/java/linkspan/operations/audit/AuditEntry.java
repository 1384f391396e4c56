package linkspan.operations.audit;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A line of {@code audit_log}.
 *
 * @param id grows, with gaps
 * @param at to the microsecond, as the database keeps it
 * @param detail outcome or cause
 */
public record AuditEntry(
        long id,
        Instant at,
        String actor,
        String action,
        String target,
        @Nullable String detail) {
    ObjectNode json() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", Long.toString(id))
                .put("at", at.toString())
                .put("actor", actor)
                .put("action", action)
                .put("target", target)
                .put("detail", detail);
    }
}
