package linkspan.author.check;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Runs checkers side by side and gathers what they tell. */
public final class Check {
    private final List<Checker> checkers;

    public Check(List<Checker> checkers) {
        this.checkers = List.copyOf(checkers);
    }

    /** Never throws for what is wrong in the folders, nor for a bug of a checker: the report says both. */
    public Report run(Sources sources, Scope scope) {
        long start = System.nanoTime();
        Queue<Checked> told = new ConcurrentLinkedQueue<>();
        Queue<String> bugs = new ConcurrentLinkedQueue<>();
        checkers.parallelStream().forEach(checker -> {
            try {
                checker.check(sources, scope, told::add);
            } catch (RuntimeException | StackOverflowError | LinkageError e) {
                bugs.add(bug(checker, e));
            }
        });
        return Report.of(told, bugs, Duration.ofNanos(System.nanoTime() - start));
    }

    private static String bug(Checker checker, Throwable bug) {
        StackTraceElement[] trace = bug.getStackTrace();
        return checker.getClass().getSimpleName() + " is broken, tell its makers: " + bug
                + (trace.length == 0 ? "" : " at " + trace[0]);
    }
}
