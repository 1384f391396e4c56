package linkspan.inbound.auth.way;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import linkspan.platform.system.SystemSettings;

/** Words of a closed set in {@code system.properties}: {@code STANDARD_WEBHOOKS} is written {@code standard-webhooks}. */
public final class Words {
    private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9_-]{1,60}");

    private Words() {}

    /** How a constant is written. */
    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The constant that is written so. Throws {@link IllegalArgumentException} with the words that are known. */
    public static <E extends Enum<E>> E parse(Class<E> set, String word) {
        return Arrays.stream(set.getEnumConstants())
                .filter(constant -> of(constant).equals(word))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("'" + word + "' is none of " + String.join(", ", all(set))));
    }

    /** Throws {@link linkspan.platform.system.ConfigurationError} naming file and key. */
    public static <E extends Enum<E>> E read(SystemSettings system, String key, E otherwise) {
        return system.get(key, of(otherwise), word -> parse(otherwise.getDeclaringClass(), word));
    }

    /** A header's name in lower case; throws {@link linkspan.platform.system.ConfigurationError} for what is none. */
    public static String header(SystemSettings system, String key, String name) {
        return system.get(key, name, whole -> {
            if (!HEADER.matcher(name).matches()) {
                throw new IllegalArgumentException("'" + name + "' is no name of a header");
            }
            return name.toLowerCase(Locale.ROOT);
        });
    }

    private static <E extends Enum<E>> List<String> all(Class<E> set) {
        return Arrays.stream(set.getEnumConstants()).map(Words::of).toList();
    }
}
