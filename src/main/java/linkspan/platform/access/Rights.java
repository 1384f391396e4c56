package linkspan.platform.access;

import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What a caller may do (scopes), and on which orders (owner, sales channel, warehouse). Nothing is allowed that is not
 * said here.
 *
 * @param scopes {@code orders:read}; {@value #ALL} stands for every one
 * @param owners clients whose orders it may touch besides its own; {@value #ALL} stands for all of them
 * @param channels sales channels of the orders that it may touch; empty for any
 * @param warehouses warehouses of the orders that it may touch; empty for any
 */
public record Rights(Set<String> scopes, Set<String> owners, Set<String> channels, Set<String> warehouses) {
    public static final String ALL = "*";
    private static final Pattern SCOPE = Pattern.compile("\\*|[a-z][a-z-]{0,39}:[a-z][a-z-]{0,39}");
    private static final Pattern NAME = Pattern.compile("\\*|[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

    /** Everything, with its own orders: a client of which nothing else is said. */
    public static final Rights OWN = new Rights(Set.of(ALL), Set.of(), Set.of(), Set.of());

    /** Throws {@link IllegalArgumentException} naming what is neither a scope nor a name. */
    public Rights {
        scopes = all("scope", SCOPE, "like orders:read, or *", scopes);
        owners = all("owner", NAME, "the name of a client, or *", owners);
        channels = all("channel", NAME, "the name of a sales channel", channels);
        warehouses = all("warehouse", NAME, "the name of a warehouse", warehouses);
    }

    private static Set<String> all(String kind, Pattern form, String said, Set<String> words) {
        for (String word : words) {
            if (!form.matcher(word).matches()) {
                throw new IllegalArgumentException("'" + word + "' is no " + kind + ": " + said);
            }
        }
        return Set.copyOf(words);
    }

    /** Whether this kind of call is allowed at all. */
    public boolean may(String scope) {
        return scopes.contains(ALL) || scopes.contains(scope);
    }

    /**
     * Whether an order is one of those that it may touch; all others are as if they were not there.
     *
     * @param client who calls
     * @param owner who brought the order
     * @param channel where it was sold
     * @param warehouse who packs it; empty when nobody has been chosen, which no list of warehouses has
     */
    public boolean reach(String client, String owner, String channel, String warehouse) {
        return (owner.equals(client) || has(owners, owner))
                && (channels.isEmpty() || has(channels, channel))
                && (warehouses.isEmpty() || has(warehouses, warehouse));
    }

    private static boolean has(Set<String> words, String word) {
        return words.contains(ALL) || words.contains(word);
    }

    /**
     * The same for a caller that shows that it was given no more than these scopes. Words that are no scopes of ours count for
     * nothing, {@value #ALL} too: others give words as they like.
     */
    public Rights within(Set<String> given) {
        Set<String> both = new HashSet<>(given);
        both.removeIf(scope -> !SCOPE.matcher(scope).matches() || !may(scope) || scope.equals(ALL));
        return new Rights(both, owners, channels, warehouses);
    }

    /** Words in one text, sorted, a space between them. */
    public static String text(Set<String> words) {
        return String.join(" ", new TreeSet<>(words));
    }

    /** Words of a text, with spaces or commas between them. */
    public static Set<String> words(String text) {
        Set<String> words = new HashSet<>(Set.of(text.strip().split("[\\s,]+")));
        words.remove("");
        return words;
    }
}
