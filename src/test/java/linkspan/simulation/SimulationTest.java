package linkspan.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.util.HashMap;
import java.util.Map;
import linkspan.simulation.time.Scheduler;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

/** A fixed set of histories, the planted bugs, and the seeds that have found real ones. */
class SimulationTest {
    private static final int MOST_SEEDS = 6_000;
    /** Other tests run beside this one. */
    private static final int SIDE_BY_SIDE = 4;

    private static final Scheduler SCHEDULER = new Scheduler();
    private static final Map<Logger, Level> LEVELS = new HashMap<>();

    /** Faults are what this is about: the log would tell of each. */
    @BeforeAll
    static void beQuiet() {
        for (String name : new String[] {"ROOT", "linkspan", "org.apache.kafka"}) {
            Logger logger = (Logger) LoggerFactory.getLogger(name);
            LEVELS.put(logger, logger.getLevel());
        }
        Simulate.quietly();
    }

    @AfterAll
    static void end() {
        LEVELS.forEach(Logger::setLevel);
        SCHEDULER.close();
    }

    private static String told(long seed) {
        History.Verdict verdict = History.play(SCHEDULER, seed, Bug.NONE, true);
        return "seed " + seed + " " + verdict.plan() + "\n" + String.join("\n", verdict.trace());
    }

    @Test
    void nothing_is_lost_doubled_or_inverted_in_five_hundred_histories() {
        ManyHistories.play(1, 500, Bug.NONE, SIDE_BY_SIDE).broken().ifPresent(seed -> {
            throw new AssertionError(told(seed));
        });
    }

    @Test
    void a_seed_plays_the_same_history_again() {
        for (long seed = 1; seed <= 20; seed++) {
            assertThat(told(seed)).isEqualTo(told(seed));
        }
    }

    /** {@code from}: near a seed that finds it today, so that this takes little; others do, too. */
    @ParameterizedTest
    @CsvSource({"LOCK_FIRST, 520", "READ_NEXT, 415", "EPOCH, 120", "CLAIM, 1", "NOTE, 20"})
    void a_planted_bug_is_found(Bug bug, long from) {
        assertThat(ManyHistories.play(from, MOST_SEEDS, bug, SIDE_BY_SIDE).broken())
                .isPresent();
    }
}
