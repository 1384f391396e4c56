package linkspan.system;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Secrets by name: from the environment ({@code LINKSPAN_SECRET_<NAME>}), else from {@code <data>/secrets.properties}
 * (mode 600), else made there where that is allowed.
 */
public final class Secrets {
    private static final SecureRandom RANDOM = new SecureRandom();
    private final Path file;
    private final UnaryOperator<@Nullable String> environment;
    private final WhenMissing missing;
    private final Properties known = new Properties();

    /** What to do about a secret that nobody has given. */
    public enum WhenMissing {
        MAKE,
        /** Hubs that share a database share their secrets: one that is made up here would be another one there. */
        REFUSE
    }

    public Secrets(Path data, UnaryOperator<@Nullable String> environment, WhenMissing missing) {
        this.missing = missing;
        this.file = data.resolve("secrets.properties");
        this.environment = environment;
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                known.load(reader);
            } catch (IOException | IllegalArgumentException e) {
                throw new ConfigurationError(file + ": cannot be read: " + e.getMessage());
            }
        }
    }

    /** The variable that gives the secret of that name: {@code LINKSPAN_SECRET_WMS_HUB}. */
    public static String variable(String name) {
        return "LINKSPAN_SECRET_"
                + name.toUpperCase(Locale.ROOT).replace('-', '_').replace('.', '_');
    }

    /** The secret of that name where somebody has given it, or it was made before. */
    public synchronized Optional<String> find(String name) {
        String fromOutside = environment.apply(variable(name));
        return fromOutside != null && !fromOutside.isBlank()
                ? Optional.of(fromOutside)
                : Optional.ofNullable(known.getProperty(name));
    }

    /**
     * The secret of that name, 32 random bytes in base64url when it had to be made.
     *
     * @throws ConfigurationError naming the variable, when it is missing and must not be made
     */
    public synchronized String get(String name) {
        Optional<String> found = find(name);
        if (found.isEmpty() && missing == WhenMissing.REFUSE) {
            throw new ConfigurationError(variable(name) + " is missing: production mode makes no secrets");
        }
        return found.orElseGet(() -> make(name));
    }

    private String make(String name) {
        byte[] random = new byte[32];
        RANDOM.nextBytes(random);
        String value = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        known.setProperty(name, value);
        try {
            if (!Files.exists(file)) {
                Files.createDirectories(file.toAbsolutePath().getParent());
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            try (Writer writer = Files.newBufferedWriter(file, StandardOpenOption.APPEND)) {
                writer.write(name + "=" + value + "\n");
            }
        } catch (IOException e) {
            throw new ConfigurationError(file + ": cannot be written: " + e.getMessage());
        }
        return value;
    }
}
