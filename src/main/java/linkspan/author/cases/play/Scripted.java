package linkspan.author.cases.play;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a case lets a step meet. */
public sealed interface Scripted {
    /**
     * An answer.
     *
     * @param body null: none is stated
     */
    record Reply(
            int status,
            Map<String, String> headers,
            @Nullable Document body) implements Scripted {
        public Reply {
            headers = Map.copyOf(headers);
        }
    }

    /** Nothing got there. */
    record Unreachable(String why) implements Scripted {}

    /** It was sent, and what came of it is not known: a time-out, a broken connection. */
    record Lost(String why) implements Scripted {}

    /** It was there and said no. For SOAP {@code fault} is the fault's code. */
    record No(String fault, String why) implements Scripted {}

    /** The circuit breaker stands open. */
    record Open() implements Scripted {}
}
