package linkspan.blackbox;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;

/**
 * What is played.
 *
 * @param seed decides tales, strikes, manners
 * @param length of the strikes; what comes after takes its time
 * @param hubs more than one needs PostgreSQL
 * @param burners processes that take the processor away
 * @param tellers senders at once
 * @param jar of the hub
 * @param source the project's root, of which routes and mappings are copied
 * @param folder empty; logs, ledgers and data
 * @param only words of the strikes; empty: all that the database allows
 */
public record HistorySettings(
        long seed,
        Duration length,
        Database database,
        int hubs,
        int burners,
        int tellers,
        Path jar,
        Path source,
        Path folder,
        Set<String> only) {
    /** What the hubs store in. */
    public enum Database {
        H2,
        POSTGRESQL;

        public static Database of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public HistorySettings {
        if (hubs > 1 && database == Database.H2) {
            throw new IllegalArgumentException("several hubs need postgresql");
        }
        only = Set.copyOf(only);
    }
}
