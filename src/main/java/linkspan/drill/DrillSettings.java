package linkspan.drill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import linkspan.crash.Broken;
import org.jspecify.annotations.Nullable;

/**
 * What is drilled.
 *
 * @param kills how often the hub is killed
 * @param seed decides faults, times of kills and messages
 * @param broken the promise that the hub shall not keep, or null
 * @param home folder of routes and mappings
 * @param data empty or missing: journal, ledgers, logs, the hub's data
 */
public record DrillSettings(int kills, long seed, @Nullable Broken broken, Path home, Path data) {
    public DrillSettings {
        requireEmpty(data);
        if (kills < 0 || kills > 100_000) {
            throw new IllegalArgumentException("--kills must be 0 to 100000, is " + kills);
        }
    }

    private static void requireEmpty(Path data) {
        try (Stream<Path> files = Files.list(Files.createDirectories(data))) {
            if (files.findAny().isPresent()) {
                throw new IllegalArgumentException(data + " is not empty; a drill's journal and ledgers start empty");
            }
        } catch (IOException e) {
            throw new IllegalArgumentException(data + " cannot be used: " + e.getMessage(), e);
        }
    }
}
