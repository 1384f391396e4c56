package linkspan.author.cases.play;

import java.util.Locale;

/** How a route can end when it does not end well; the words beside step ids in a case's {@code expect}. */
public enum EndWord {
    /** The hub tries again by itself: the event is parked, the topic waits. */
    RETRY,
    /** A dead letter at once. */
    DEAD,
    /** Sent, and nobody knows whether it took effect: a person decides. */
    UNCERTAIN,
    /** The message is kept as a dead letter, its sender is told 200. */
    KEPT,
    /** The sender is told why not, and nothing is stored. */
    REFUSED,
    /** A route that others ask handed them this failure. */
    FAILED;

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
