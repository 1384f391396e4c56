package linkspan.platform.database;

import java.sql.SQLException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The database did not do what was asked; nothing of the transaction remains unless the commit itself broke. */
public final class DatabaseFailed extends RuntimeException {
    /** What a failure says about trying again, by the class of its SQLSTATE. */
    public enum Kind {
        /** 22, 23, 54: a value that cannot be stored, now or later. */
        DATA,
        /** 40: two transactions were in each other's way; the same may work at once. */
        AGAIN,
        /** 08, 53, 57, 58, and a file that is closed: the database is away, and so is everything asked of it. */
        AWAY,
        /** Anything else, for instance a lock that was waited for in vain: may work later. */
        OTHER;

        /** Of an exception or of the one behind it that says more. */
        public static Kind of(SQLException failure) {
            String state = state(failure);
            return switch (state.isEmpty() ? "" : state.substring(0, 2)) {
                case "22", "23", "54" -> DATA;
                case "40" -> AGAIN;
                case "08", "53", "57", "58" -> AWAY;
                case "90" -> state.matches("90(098|121|067|020|031|028)") ? AWAY : OTHER; // H2 alone
                default -> OTHER;
            };
        }

        private static String state(SQLException failure) {
            @Nullable SQLException each = failure;
            while (each != null) {
                String state = each.getSQLState();
                if (state != null && state.length() == 5) {
                    return state.toUpperCase(Locale.ROOT);
                }
                each = each.getNextException();
            }
            return "";
        }
    }

    /** A lock that was waited for in vain: of PostgreSQL, of H2. */
    private static final Set<String> BEHIND_A_LOCK = Set.of("55P03", "HYT00");

    private final Kind kind;
    private final boolean behindALock;

    public DatabaseFailed(SQLException cause) {
        super(cause.getMessage(), cause);
        this.kind = Kind.of(cause);
        this.behindALock = BEHIND_A_LOCK.contains(Kind.state(cause));
    }

    /** As if it had said so. */
    public static DatabaseFailed saying(String words) {
        return new DatabaseFailed(new SQLException(words));
    }

    public Kind kind() {
        return kind;
    }

    /** True: somebody else held what was wanted, for longer than one waits; nothing was done. */
    public boolean isBehindALock() {
        return behindALock;
    }

    /** True: the same will fail again, whoever sends it and when. */
    public boolean isOfTheData() {
        return kind == Kind.DATA;
    }
}
