package linkspan.lab.sandbox;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/** A clock that stands still. */
public final class StableClock {
    public static final Instant NOW = Instant.parse("2024-01-29T09:00:00Z");

    private StableClock() {}

    static Clock get() {
        return Clock.fixed(NOW, ZoneOffset.UTC);
    }
}
