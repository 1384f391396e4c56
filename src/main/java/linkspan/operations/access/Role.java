package linkspan.operations.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What somebody may do; each role may do all that those before it may. */
public enum Role {
    /** Asks where an order is. */
    BUSINESS,
    /** Sees everything, without what is about a person. */
    VIEWER,
    /** Sees persons, too; replays, mends and discards letters. */
    OPERATOR,
    /** Gives and takes keys, users and tokens; has persons forgotten. */
    ADMIN;

    /** {@code viewer}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Role> find(String label) {
        return Arrays.stream(values())
                .filter(role -> role.label().equals(label))
                .findFirst();
    }

    public boolean may(Role needed) {
        return compareTo(needed) >= 0;
    }

    /** What a request to the admin API takes: its paths are those of desks. */
    public static Role needed(String method, String path) {
        if (path.matches("/admin/(users|tokens|clients|customers)(/.*)?")) {
            return ADMIN;
        }
        return method.equals("GET") ? VIEWER : OPERATOR;
    }
}
