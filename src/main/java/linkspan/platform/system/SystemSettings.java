package linkspan.platform.system;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What {@code routes/<system>/system.properties} says, placeholders and environment already applied.
 *
 * @param id folder name of the system
 * @param file where it stands, for messages
 * @param values keys without the leading {@code <system>.}
 */
public record SystemSettings(String id, String file, Map<String, String> values) {
    public SystemSettings {
        values = Map.copyOf(values);
    }

    public Optional<String> find(String key) {
        return Optional.ofNullable(values.get(key)).filter(value -> !value.isBlank());
    }

    /** Throws {@link ConfigurationError} naming file and key when it is missing. */
    public String require(String key) {
        return find(key).orElseThrow(() -> new ConfigurationError(file + ": " + id + "." + key + " is missing"));
    }

    public String get(String key, String otherwise) {
        return find(key).orElse(otherwise);
    }

    /** The value read by {@code reader}; what the reader refuses is an error that names file and key. */
    public <T> T get(String key, String otherwise, Function<String, T> reader) {
        try {
            return reader.apply(get(key, otherwise));
        } catch (IllegalArgumentException e) {
            throw new ConfigurationError(file + ": " + id + "." + key + ": " + e.getMessage());
        }
    }

    /** A whole number within bounds. */
    public int number(String key, int otherwise, int least, int most) {
        int value = get(key, Integer.toString(otherwise), text -> {
            try {
                return Integer.valueOf(text);
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException("'" + text + "' is no whole number");
            }
        });
        if (value < least || value > most) {
            throw new ConfigurationError(
                    file + ": " + id + "." + key + ": " + value + " is not within " + least + " and " + most);
        }
        return value;
    }

    /** {@code true} or {@code false}. */
    public boolean flag(String key, String otherwise) {
        return oneOf(key, otherwise, "true", "false").equals("true");
    }

    /** One of the words that are allowed. */
    public String oneOf(String key, String otherwise, String... allowed) {
        String value = get(key, otherwise);
        if (!List.of(allowed).contains(value)) {
            throw new ConfigurationError(file + ": " + id + "." + key + ": '" + value + "' is none of "
                    + String.join(", ", Arrays.asList(allowed)));
        }
        return value;
    }
}
