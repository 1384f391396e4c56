package linkspan.inbound.limit;

import java.time.Duration;

/**
 * How long a request waits for its turn.
 *
 * @param inBurst where the queue was empty a moment ago: it will be again
 * @param inOverload where it stands: enough that no worker idles, and whoever is refused is refused within a tenth of a second
 */
public record Waits(Patience inBurst, Patience inOverload) {
    /** How often those who wait are looked at: a refusal may come so much later than the wait that it ends. */
    public static final int LOOKS_A_SECOND = 50;

    /** The message port's: a second, or 50 ms by what is expected and 75 in fact. */
    public static final Waits OF_THE_PORT = new Waits(Patience.of(1_000, 1_000), Patience.of(50, 75));

    /**
     * The two are apart where ends come in groups: what is expected is an average.
     *
     * @param expected longest wait with which a request is let in
     * @param longest wait after which one that was let in is sent away all the same; not shorter
     */
    public record Patience(Duration expected, Duration longest) {
        public Patience {
            if (expected.isNegative() || longest.compareTo(expected) < 0) {
                throw new IllegalArgumentException("a wait of " + longest + " where " + expected + " is expected");
            }
        }

        static Patience of(long expectedMillis, long longestMillis) {
            return new Patience(Duration.ofMillis(expectedMillis), Duration.ofMillis(longestMillis));
        }
    }
}
