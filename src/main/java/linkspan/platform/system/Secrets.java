package linkspan.platform.system;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import linkspan.model.source.NotText;
import linkspan.model.source.PropertiesText;
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
    private Map<String, String> known = Map.of();
    private FileTime readAt = FileTime.fromMillis(0);

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
        read();
    }

    /** Anew when somebody has changed the file since. */
    private void read() {
        try {
            FileTime changed = Files.exists(file) ? Files.getLastModifiedTime(file) : readAt;
            if (!changed.equals(readAt)) {
                known = PropertiesText.read(file).values();
                readAt = changed;
            }
        } catch (NotText e) {
            throw new ConfigurationError(file + ":" + e.line() + ": " + e.getMessage());
        } catch (IOException e) {
            throw new ConfigurationError(file + ": cannot be read: " + e.getMessage());
        }
    }

    /** The variable that gives the secret of that name: {@code LINKSPAN_SECRET_WMS_HUB}. */
    public static String variable(String name) {
        return "LINKSPAN_SECRET_"
                + name.toUpperCase(Locale.ROOT).replace('-', '_').replace('.', '_');
    }

    /** The secret of that name where somebody has given it, also while the hub runs, or it was made before. */
    public synchronized Optional<String> find(String name) {
        String fromOutside = environment.apply(variable(name));
        if (fromOutside != null && !fromOutside.isBlank()) {
            return Optional.of(fromOutside);
        }
        read();
        return Optional.ofNullable(known.get(name));
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

    /** Somebody's last line may have no end. */
    private boolean endsInALine() throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        return bytes.length == 0 || bytes[bytes.length - 1] == '\n';
    }

    private String make(String name) {
        byte[] random = new byte[32];
        RANDOM.nextBytes(random);
        String value = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        try {
            if (!Files.exists(file)) {
                Files.createDirectories(file.toAbsolutePath().getParent());
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            try (Writer writer = Files.newBufferedWriter(file, StandardOpenOption.APPEND)) {
                writer.write((endsInALine() ? "" : "\n") + name + "=" + value + "\n");
            }
            read();
        } catch (IOException e) {
            throw new ConfigurationError(file + ": cannot be written: " + e.getMessage());
        }
        return value;
    }
}
