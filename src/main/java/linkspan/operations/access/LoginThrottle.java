package linkspan.operations.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Makes guessing slow: after five wrong passwords for a name or from an address within a quarter of an hour, the next try
 * waits until that quarter is over. In the memory of this hub; at most ten thousand names and addresses.
 */
final class LoginThrottle {
    private static final int FREE = 5;
    private static final int MOST = 10_000;
    private static final Duration WINDOW = Duration.ofMinutes(15);
    private final Clock clock;
    private final Map<String, Wrong> wrong = new HashMap<>();

    private record Wrong(int times, Instant since) {}

    LoginThrottle(Clock clock) {
        this.clock = clock;
    }

    /** Also true while there is no room to remember another. */
    synchronized boolean isClosed(String name, String address) {
        Instant old = clock.instant().minus(WINDOW);
        wrong.values().removeIf(each -> each.since.isBefore(old));
        return wrong.size() >= MOST || times("name " + name) >= FREE || times("from " + address) >= 4 * FREE;
    }

    synchronized void wrong(String name, String address) {
        for (String key : new String[] {"name " + name, "from " + address}) {
            wrong.merge(key, new Wrong(1, clock.instant()), (before, now) -> new Wrong(before.times + 1, before.since));
        }
    }

    synchronized void right(String name) {
        wrong.remove("name " + name);
    }

    private int times(String key) {
        Wrong known = wrong.get(key);
        return known == null ? 0 : known.times;
    }
}
