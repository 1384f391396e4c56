package linkspan.inbound.route;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import linkspan.inbound.request.AnswerHeader;
import linkspan.model.failure.Refused;
import org.jspecify.annotations.Nullable;

/** How a route ended. Only {@link Finished} may be committed. */
public sealed interface RouteEnd {
    /**
     * Ran through, was stopped by its author, or failed in a way that its author dealt with.
     *
     * @param status 2xx or 3xx
     * @param data what it left in the body
     * @param headers of the answer
     */
    record Finished(int status, @Nullable JsonNode data, Map<AnswerHeader, String> headers) implements RouteEnd {
        public Finished {
            headers = Map.copyOf(headers);
        }
    }

    /** Refused the request. */
    record Refusal(Refused refused) implements RouteEnd {}

    /** No mapping or schema takes the message: where, and why. */
    record Unmapped(String path, String why) implements RouteEnd {
        public String error() {
            return path.isEmpty() ? why : path + ": " + why;
        }
    }

    /** Failed, or was marked as not to be committed. */
    record Broken(Throwable cause) implements RouteEnd {}
}
