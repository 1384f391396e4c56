package linkspan.delivery.key;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** How an event stands that a system has not taken, as the table {@code pending} says it. */
public enum PendingState {
    /** Tried again by itself when its time comes. */
    WAITING,
    /** Not tried yet: an earlier event of its key comes first. */
    BEHIND,
    /** A call may have had its effect; a person decides. */
    UNCERTAIN,
    /** Given up; a person decides. */
    DEAD;

    /** The texts of all that are dead letters, for an {@code in} of SQL. */
    public static final String DEAD_LETTERS = texts(true);

    /** The texts of all that go on by themselves, for an {@code in} of SQL. */
    public static final String ON_THE_WAY = texts(false);

    /** Of a text in the table; anything else is a bug. */
    public static PendingState of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }

    /** As it stands in the table, in JSON and in metrics. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Only a person gets it going again. */
    public boolean isDeadLetter() {
        return this == UNCERTAIN || this == DEAD;
    }

    private static String texts(boolean deadLetters) {
        return Arrays.stream(values())
                .filter(state -> state.isDeadLetter() == deadLetters)
                .map(state -> "'" + state.text() + "'")
                .collect(Collectors.joining(", ", "(", ")"));
    }
}
