package linkspan.author.cases.play;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was seen when a case was played.
 *
 * @param sent what left, in that order
 * @param ends how it ended where it did not end well, one for each message at fault
 * @param answer what the sender or caller got, {@code {status, json}}; null where nobody is told anything
 */
public record Played(
        List<Sent> sent, List<Ended> ends, @Nullable ObjectNode answer) {
    public Played {
        sent = List.copyOf(sent);
        ends = List.copyOf(ends);
    }

    /**
     * Something left.
     *
     * @param step without the route's prefix
     * @param facts {@code {method, path, key, headers, json}}, {@code {event, json}}, …
     */
    public record Sent(String step, ObjectNode facts) {}

    /** A message whose route did not end well: the word for it, and {@code {code, path, text}}. */
    public record Ended(EndWord word, ObjectNode facts) {}
}
