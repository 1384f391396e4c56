package linkspan.lab.process.setting;

import java.util.Locale;

/** What hubs of a run store in. */
public enum DatabaseKind {
    /** Inside the hub's own JVM, as its broker: the embedded mode. One hub only. */
    H2,
    /** A server of its own, and so is the broker: the production mode. */
    POSTGRESQL;

    /** Throws {@link IllegalArgumentException} with a line for people. */
    public static DatabaseKind of(String word) {
        for (DatabaseKind each : values()) {
            if (each.word().equals(word)) {
                return each;
            }
        }
        throw new IllegalArgumentException("--database must be h2 or postgresql, is " + word);
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
