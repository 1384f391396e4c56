package linkspan.inbound.route.page;

import com.fasterxml.jackson.databind.JsonNode;
import linkspan.inbound.message.MessageKey;
import org.jspecify.annotations.Nullable;

/**
 * A stored message that is kept as a letter and may be a page.
 *
 * @param key its route is the one that its parts are run through
 * @param body the tree that the route starts with
 */
public record KeptPage(
        String messageId, MessageKey key, @Nullable String traceparent, JsonNode body) {}
