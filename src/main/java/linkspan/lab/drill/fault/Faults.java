package linkspan.lab.drill.fault;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import linkspan.lab.drill.nemesis.Nemesis;
import linkspan.lab.process.setting.DatabaseKind;

/** The misfortunes by their names on the command line. */
public enum Faults {
    KILL,
    PAUSE,
    BROKER,
    DATABASE,
    ROLLING,
    CROSSING,
    SLOW,
    TRIM,
    ALL;

    /**
     * How much of each.
     *
     * @param kills how often a hub is killed
     * @param length of {@link #ALL}
     */
    public record Amount(int kills, Duration length) {
        public Amount {
            if (kills < 0 || kills > 100_000) {
                throw new IllegalArgumentException("--kills must be 0 to 100000, is " + kills);
            }
            if (length.isNegative() || length.compareTo(Duration.ofDays(1)) > 0) {
                throw new IllegalArgumentException("--minutes must be 0 to 1440");
            }
        }
    }

    /** What {@link #ALL} draws from. */
    public static List<Faults> mixable(boolean servers) {
        return servers
                ? List.of(KILL, PAUSE, BROKER, DATABASE, ROLLING, SLOW, TRIM)
                : List.of(KILL, PAUSE, ROLLING, SLOW);
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Throws {@link IllegalArgumentException} where there is nothing to strike. */
    public void requirePossible(DatabaseKind database) {
        if (database == DatabaseKind.H2 && (this == BROKER || this == DATABASE || this == TRIM)) {
            throw new IllegalArgumentException("--faults " + word() + " needs --database postgresql");
        }
    }

    public Nemesis nemesis(Amount amount) {
        return switch (this) {
            case KILL -> new Kills(amount.kills());
            case PAUSE -> new Pause();
            case BROKER -> new BrokerOutage();
            case DATABASE -> new DatabaseOutage();
            case ROLLING -> new Rolling();
            case CROSSING -> new Crossing();
            case SLOW -> new SystemSlow();
            case TRIM -> new TopicTrim();
            case ALL -> new Mixed(amount.length());
        };
    }
}
