package linkspan.lab.drill.fault;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** When a hub is killed: every fifth time while one starts, else between 0.5 and 4 s after all answer again. */
record KillPlan(List<Kill> kills) {
    private static final int EARLIEST_MS = 500;
    private static final int LATEST_MS = 4_000;
    private static final int DURING_START = 3;

    /** @param duringStart true: {@code after} counts from the start of the process */
    record Kill(boolean duringStart, Duration after) {
        @Override
        public String toString() {
            return after.toMillis() + " ms after " + (duringStart ? "a start" : "all answered");
        }
    }

    KillPlan {
        kills = List.copyOf(kills);
    }

    static KillPlan of(int kills, SplittableRandom random) {
        return new KillPlan(IntStream.range(0, kills)
                .mapToObj(
                        i -> new Kill(i % 5 == DURING_START, Duration.ofMillis(random.nextInt(EARLIEST_MS, LATEST_MS))))
                .toList());
    }
}
