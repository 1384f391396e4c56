package linkspan.lab.drill.load;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Every post of a drill, in the order of its end. Safe for many threads. */
public final class ShopAttempts {
    private final List<Attempt> all = new ArrayList<>();
    private long unheard;

    public synchronized void add(Attempt attempt) {
        all.add(attempt);
    }

    /** A message was turned away by every hub in turn. */
    synchronized void nobodyTookIt() {
        unheard++;
    }

    public synchronized List<Attempt> all() {
        return List.copyOf(all);
    }

    /** How often a message was turned away by every hub in turn, and had to wait for a second round. */
    public synchronized long unheard() {
        return unheard;
    }

    /** Those that were under way between two moments. */
    public List<Attempt> between(long fromMicros, long toMicros) {
        return all().stream()
                .filter(each -> each.endMicros() >= fromMicros && each.startMicros() <= toMicros)
                .toList();
    }

    /** The first 2xx for a post that began after a moment, at another hub than {@code without} (-1: at any). */
    public OptionalLong acceptedAgain(long afterMicros, int without) {
        return all().stream()
                .filter(each -> each.accepted() && each.hub() != without && each.startMicros() >= afterMicros)
                .mapToLong(Attempt::endMicros)
                .min();
    }

    /** The longest time between two moments in which nothing was accepted, in ms. */
    public long longestSilenceMs(long fromMicros, long toMicros) {
        long last = fromMicros;
        long longest = 0;
        for (Attempt each : all()) {
            if (each.accepted() && each.endMicros() > last && each.endMicros() <= toMicros) {
                longest = Math.max(longest, each.endMicros() - last);
                last = each.endMicros();
            }
        }
        return Math.max(longest, toMicros - last) / 1_000;
    }
}
