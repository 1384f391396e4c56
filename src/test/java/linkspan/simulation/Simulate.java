package linkspan.simulation;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.util.List;
import java.util.Locale;
import linkspan.simulation.time.Scheduler;
import org.slf4j.LoggerFactory;

/**
 * Plays histories, one for each seed, until one shows what must not be; that one is told step by step.
 *
 * <pre>java -cp target/test-classes:target/classes:… linkspan.simulation.Simulate --seeds 100000 --from 1 [--bug claim] [--side-by-side 8]</pre>
 */
public final class Simulate {
    private static final int TOLD = 400;

    private Simulate() {}

    public static void main(String[] arguments) {
        quietly();
        long from = number(arguments, "--from", 1);
        long seeds = number(arguments, "--seeds", 10_000);
        Bug bug = Bug.valueOf(word(arguments, "--bug", "none").toUpperCase(Locale.ROOT));
        int sideBySide = (int) number(arguments, "--side-by-side", ManyHistories.SIDE_BY_SIDE);
        long began = System.nanoTime();
        ManyHistories histories = ManyHistories.play(from, seeds, bug, sideBySide);
        told(histories.played(), histories.steps(), began);
        if (histories.broken().isPresent()) {
            try (Scheduler scheduler = new Scheduler()) {
                tell(History.play(scheduler, histories.broken().getAsLong(), bug, true));
            }
            System.exit(1);
        }
    }

    /** Faults are what this is about: the log would tell of each. */
    static void quietly() {
        ((Logger) LoggerFactory.getLogger("ROOT")).setLevel(Level.OFF);
        ((Logger) LoggerFactory.getLogger("linkspan")).setLevel(Level.OFF);
        ((Logger) LoggerFactory.getLogger("org.apache.kafka")).setLevel(Level.OFF);
    }

    private static void tell(History.Verdict verdict) {
        List<String> trace = verdict.trace();
        trace.subList(Math.max(0, trace.size() - TOLD), trace.size()).forEach(System.out::println);
        System.out.println("seed " + verdict.seed() + " " + verdict.plan());
        verdict.violations().forEach(System.out::println);
    }

    private static void told(long histories, long steps, long began) {
        double seconds = (System.nanoTime() - began) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "%d histories, %.0f steps each, %.1f s, %.0f histories a minute%n",
                histories,
                (double) steps / histories,
                seconds,
                histories / seconds * 60);
    }

    private static String word(String[] arguments, String name, String otherwise) {
        int at = List.of(arguments).indexOf(name);
        return at < 0 ? otherwise : arguments[at + 1];
    }

    private static long number(String[] arguments, String name, long otherwise) {
        return Long.parseLong(word(arguments, name, Long.toString(otherwise)));
    }
}
