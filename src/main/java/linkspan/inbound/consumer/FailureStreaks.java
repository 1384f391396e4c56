package linkspan.inbound.consumer;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/**
 * Routes that fail again and again, one exchange after the other: nobody waits for an answer of theirs who would tell. Safe for
 * many threads.
 */
public final class FailureStreaks {
    /** One or two may be a moment. */
    private static final int TOLD_FROM = 3;

    private record Streak(long failures, String last) {}

    private final Map<String, Streak> streaks = new ConcurrentSkipListMap<>();

    /** A run of this route has ended; {@code failure} is null where it ended well. */
    void ended(String route, @Nullable Throwable failure) {
        if (failure == null) {
            streaks.remove(route);
            return;
        }
        String last = failure.getClass().getSimpleName();
        streaks.merge(route, new Streak(1, last), (before, one) -> new Streak(before.failures + 1, last));
    }

    /** The routes that have failed three times in a row or more, each with a sentence that holds nothing of its messages. */
    public Map<String, String> failing() {
        Map<String, String> failing = new LinkedHashMap<>();
        streaks.forEach((route, streak) -> {
            if (streak.failures >= TOLD_FROM) {
                failing.put(
                        route,
                        "route " + route + " has failed " + streak.failures + " times in a row, the last time with "
                                + streak.last);
            }
        });
        return failing;
    }
}
