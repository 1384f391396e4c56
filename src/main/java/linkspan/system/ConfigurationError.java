package linkspan.system;

/** The hub cannot start as it is configured; the message is one line that names the key or the file. Exit code 78. */
public final class ConfigurationError extends RuntimeException {
    public ConfigurationError(String message) {
        super(message);
    }
}
