package linkspan.lab.drill;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import linkspan.lab.drill.fault.Faults;
import linkspan.lab.process.setting.DatabaseKind;
import org.jspecify.annotations.Nullable;

/**
 * What is drilled.
 *
 * @param amount of kills and of minutes
 * @param seed decides faults, times of kills and messages
 * @param broken the promise that hubs shall not keep, or null
 * @param hubs what they run on, and how many
 * @param faults one after the other
 * @param conditions beside which they strike
 * @param places folders
 */
public record DrillSettings(
        Faults.Amount amount,
        long seed,
        @Nullable BrokenPromise broken,
        Hubs hubs,
        List<Faults> faults,
        Conditions conditions,
        Places places) {
    /** @param count 1 to 5; one only in the embedded mode */
    public record Hubs(DatabaseKind database, int count) {
        public Hubs {
            if (count < 1 || count > 5) {
                throw new IllegalArgumentException("--instances must be 1 to 5, is " + count);
            }
            if (count > 1 && database == DatabaseKind.H2) {
                throw new IllegalArgumentException("--instances " + count + " needs --database postgresql");
            }
        }
    }

    /**
     * @param load processes that take a processor each
     * @param age by how much an embedded hub's data file is made older before every start
     */
    public record Conditions(int load, Duration age) {
        /** H2 writes over what is dead only when it is older than 45 s: then a fault of the file can show. */
        public static final Duration OLD = Duration.ofMinutes(2);

        public Conditions {
            if (load < 0 || load > 64) {
                throw new IllegalArgumentException("--load must be 0 to 64, is " + load);
            }
        }
    }

    /**
     * @param home folder of routes and mappings
     * @param data an empty folder: journal, ledgers, logs, the hubs' data
     */
    public record Places(Path home, Path data) {}

    public DrillSettings {
        faults = List.copyOf(faults);
        faults.forEach(each -> each.requirePossible(hubs.database()));
    }

    int kills() {
        return amount.kills();
    }
}
