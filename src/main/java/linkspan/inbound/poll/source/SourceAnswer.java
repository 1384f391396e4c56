package linkspan.inbound.poll.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * What a source answered.
 *
 * @param next cursor of the page behind it, where the step that asked has found one; else empty
 * @param asked when it was asked
 */
public record SourceAnswer(JsonNode tree, String next, Instant asked) {}
