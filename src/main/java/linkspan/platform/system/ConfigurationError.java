package linkspan.platform.system;

import java.util.List;

/** The hub cannot start as it is configured; each line of the message names the key or the file. Exit code 78. */
public final class ConfigurationError extends RuntimeException {
    private final List<String> lines;

    public ConfigurationError(String message) {
        this(List.of(message.replaceAll("\\s+", " ")));
    }

    /** Several things at once. */
    public ConfigurationError(List<String> lines) {
        super(String.join("\n", lines));
        this.lines = List.copyOf(lines);
    }

    /** One for each thing that is wrong. */
    public List<String> lines() {
        return lines;
    }
}
