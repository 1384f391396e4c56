package linkspan.author.scaffold;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import linkspan.platform.terminal.CommandFailed;

/**
 * The name of a route, {@code square.receive-order-created}: its id, its file's and its mapping's name.
 *
 * @param what an event for {@code receive} and {@code deliver}, any word for the others
 */
public record RouteName(String system, Verb verb, String what) {
    private static final Pattern SYSTEM = Pattern.compile("[a-z][a-z0-9-]{0,59}");
    private static final Pattern NAME = Pattern.compile("([a-z][a-z0-9-]{0,59})\\.([a-z]+)-([a-z0-9]+(?:-[a-z0-9]+)*)");

    /** What the hub does. */
    public enum Verb {
        RECEIVE,
        DELIVER,
        SERVE,
        ASK,
        LIST,
        POLL,
        RECONCILE;

        /** {@code receive}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Refuses what is not {@code <system>.<verb>-<event>}. */
    public static RouteName of(String text) {
        Matcher name = NAME.matcher(text);
        if (!name.matches()) {
            throw new CommandFailed(
                    "'" + text
                            + "' is no route's name: <system>.<verb>-<event> of a-z, 0-9 and -, as square.receive-order-created");
        }
        Verb verb = Arrays.stream(Verb.values())
                .filter(one -> one.word().equals(name.group(2)))
                .findFirst()
                .orElseThrow(() -> new CommandFailed("'" + name.group(2) + "' is no verb; there are "
                        + Arrays.stream(Verb.values()).map(Verb::word).collect(Collectors.joining(", "))));
        return new RouteName(name.group(1), verb, name.group(3));
    }

    /** Refuses what cannot be a system's folder. */
    public static String system(String id) {
        if (!SYSTEM.matcher(id).matches()) {
            throw new CommandFailed("'" + id + "' is no system's name: a letter, then a-z, 0-9 and -");
        }
        return id;
    }

    /** {@code receive-order-created}. */
    String file() {
        return verb.word() + "-" + what;
    }

    /** {@code square.receive-order-created}. */
    @Override
    public String toString() {
        return system + "." + file();
    }
}
