package linkspan.inbound.consumer;

import java.util.List;
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

    /** A sentence for each route that has failed three times in a row or more, without what its messages say. */
    public List<String> warnings() {
        return streaks.entrySet().stream()
                .filter(each -> each.getValue().failures >= TOLD_FROM)
                .map(each -> "route " + each.getKey() + " has failed " + each.getValue().failures
                        + " times in a row, the last time with " + each.getValue().last)
                .toList();
    }
}
