package linkspan.platform.resilience;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import linkspan.platform.system.Setting;

/**
 * When a failed delivery is tried again: {@code 1s,2s,4s,30s} gives five attempts in all. Every pause is spread by
 * ± 20 %, so that what failed together does not come back together.
 *
 * @param pauses after the first, second, … failed attempt
 */
public record RetrySchedule(List<Duration> pauses) {
    public static final String DEFAULT = "1s,2s,4s,30s,5m,30m,2h,6h";
    private static final double SPREAD = 0.2;

    public RetrySchedule {
        pauses = List.copyOf(pauses);
    }

    /** Throws {@link IllegalArgumentException} for anything but durations separated by commas. */
    public static RetrySchedule parse(String text) {
        return new RetrySchedule(
                Arrays.stream(text.split(",")).map(Setting::duration).toList());
    }

    /** The pause after that many failed attempts, or nothing: given up. {@code random} is within 0 and 1. */
    public Optional<Duration> pauseAfter(int attempts, DoubleSupplier random) {
        if (attempts > pauses.size()) {
            return Optional.empty();
        }
        double factor = 1 - SPREAD + 2 * SPREAD * random.getAsDouble();
        return Optional.of(Duration.ofNanos((long) (pauses.get(attempts - 1).toNanos() * factor)));
    }
}
