package linkspan.drill;

import java.nio.file.Path;
import linkspan.crash.Broken;
import org.jspecify.annotations.Nullable;

/**
 * What is drilled.
 *
 * @param kills how often the hub is killed
 * @param seed decides faults, times of kills and messages
 * @param broken the promise that the hub shall not keep, or null
 * @param home folder of routes and mappings
 * @param data an empty folder: journal, ledgers, logs, the hub's data
 */
public record DrillSettings(int kills, long seed, @Nullable Broken broken, Path home, Path data) {
    public DrillSettings {
        if (kills < 0 || kills > 100_000) {
            throw new IllegalArgumentException("--kills must be 0 to 100000, is " + kills);
        }
    }
}
