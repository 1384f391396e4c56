package linkspan.drill.nemesis;

import java.util.Locale;
import linkspan.child.setting.DatabaseKind;

/** The misfortunes by their names on the command line. */
public enum Faults {
    KILL,
    PAUSE,
    BROKER,
    DATABASE,
    ROLLING,
    CROSSING;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Throws {@link IllegalArgumentException} where there is nothing to strike. */
    public void requirePossible(DatabaseKind database) {
        if (database == DatabaseKind.H2 && (this == BROKER || this == DATABASE)) {
            throw new IllegalArgumentException("--faults " + word() + " needs --database postgresql");
        }
    }

    public Nemesis nemesis(int kills) {
        return switch (this) {
            case KILL -> new Kills(kills);
            case PAUSE -> new Pause();
            case BROKER -> new BrokerOutage();
            case DATABASE -> new DatabaseOutage();
            case ROLLING -> new Rolling();
            case CROSSING -> new Crossing();
        };
    }
}
