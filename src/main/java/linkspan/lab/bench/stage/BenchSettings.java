package linkspan.lab.bench.stage;

import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Consumer;
import linkspan.lab.process.setting.DatabaseKind;
import org.jspecify.annotations.Nullable;

/**
 * What is measured on.
 *
 * @param home folder of routes and mappings
 * @param data an empty folder
 * @param inFlight calls to a slow system at once, 1 to 10,000
 * @param bare folder of the classes of the plain program that is measured beside the hub; null without a pair
 * @param progress gets a line for people now and then
 */
public record BenchSettings(
        Path home,
        Path data,
        DatabaseKind database,
        int inFlight,
        @Nullable Path bare,
        Consumer<String> progress,
        Clock clock) {
    public BenchSettings {
        if (inFlight < 1 || inFlight > 10_000) {
            throw new IllegalArgumentException("--in-flight must be 1 to 10000, is " + inFlight);
        }
    }
}
