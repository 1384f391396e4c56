package linkspan;

import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongSupplier;
import linkspan.platform.Module;
import linkspan.platform.infrastructure.Infrastructure;
import linkspan.platform.system.ConfigurationError;
import linkspan.platform.terminal.QuietLog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Before a hub takes messages, it does in small what they will ask of it, round after round, until a round takes no less time
 * than those before, or the time is over. The first senders of a hub that is not warm wait for its class loader and its
 * compilers.
 */
final class WarmStart implements Module {
    /** At most so long a hub warms up: {@code 3} seconds in production mode where nothing is said, 0 turns it off. */
    static final String SECONDS = "LINKSPAN_WARM_UP";

    private static final Logger LOG = LoggerFactory.getLogger(WarmStart.class);
    private static final int LONGEST_S = 60;
    private static final int USUAL_S = 3;
    /** So many rounds in a row have not been a twentieth quicker than the quickest: it is warm. */
    private static final int ENOUGH = 4;

    private final Duration longest;
    private final Function<Clockwork, Rounds> open;
    private final LongSupplier nanos;

    /** What is played. */
    interface Rounds extends Runnable, AutoCloseable {
        @Override
        void close();
    }

    /** How much time there is. */
    interface Clockwork {
        /** True while there is more than that part of the time left, 0 to 1. */
        boolean hasLeft(double part);
    }

    /**
     * @param longest zero: it does nothing
     * @param open makes what is played
     * @param nanos a clock like {@link System#nanoTime}
     */
    WarmStart(Duration longest, Function<Clockwork, Rounds> open, LongSupplier nanos) {
        this.longest = longest;
        this.open = open;
        this.nanos = nanos;
    }

    /** As {@value #SECONDS} says. Throws {@link ConfigurationError} when it is no number of 0 to 60. */
    static Duration longest(Map<String, String> environment) {
        boolean production = Infrastructure.of(environment) instanceof Infrastructure.Production;
        String said = environment.getOrDefault(SECONDS, "");
        if (said.isBlank()) {
            return Duration.ofSeconds(production ? USUAL_S : 0);
        }
        if (!said.matches("\\d{1,2}") || Integer.parseInt(said) > LONGEST_S) {
            throw new ConfigurationError(SECONDS + " must be 0 to " + LONGEST_S + " seconds, is '" + said + "'");
        }
        return Duration.ofSeconds(Integer.parseInt(said));
    }

    @Override
    public void start() {
        if (longest.isZero()) {
            return;
        }
        long begun = nanos.getAsLong();
        long end = begun + longest.toNanos();
        int rounds;
        try (QuietLog quiet = QuietLog.ofThisThread();
                Rounds parts = open.apply(part -> end - nanos.getAsLong() > longest.toNanos() * part)) {
            rounds = play(parts, end);
        }
        LOG.info("warmed up rounds={} in {} ms", rounds, (nanos.getAsLong() - begun) / 1_000_000);
    }

    private int play(Rounds parts, long end) {
        long quickest = Long.MAX_VALUE;
        int rounds = 0;
        int noQuicker = 0;
        for (long from = nanos.getAsLong(); from < end && noQuicker < ENOUGH; from = nanos.getAsLong()) {
            parts.run();
            long took = nanos.getAsLong() - from;
            noQuicker = took < quickest - quickest / 20 ? 0 : noQuicker + 1;
            quickest = Math.min(quickest, took);
            rounds++;
        }
        return rounds;
    }

    @Override
    public void stop() {}
}
