package linkspan.commit.outbox;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import linkspan.commit.Origin;
import linkspan.model.EventDraft;
import linkspan.model.EventType;
import org.jspecify.annotations.Nullable;

/**
 * Something that was said and changed nothing, since something newer had taken its place before it came.
 *
 * @param key what it is about, within the topic of {@code event}
 * @param saidAt the time that its sender gave it; null where there was none
 * @param messageId the stored message, or null where it follows from a delivery
 * @param reason {@code older-news}
 */
public record Remark(
        String key,
        EventType event,
        String source,
        @Nullable Instant saidAt,
        @Nullable String messageId,
        String reason,
        Instant notedAt) {

    public static Remark of(
            EventDraft draft, @Nullable Origin origin, @Nullable Instant saidAt, String reason, Instant notedAt) {
        return new Remark(
                draft.key(),
                draft.type(),
                origin == null ? "hub" : origin.source(),
                saidAt,
                origin == null ? null : origin.messageId(),
                reason,
                notedAt);
    }

    public ObjectNode json() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("event", event.label())
                .put("source", source)
                .put("saidAt", saidAt == null ? null : saidAt.toString())
                .put("messageId", messageId)
                .put("reason", reason)
                .put("at", notedAt.toString());
    }
}
