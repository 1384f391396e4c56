package linkspan.operations.ops;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.function.Supplier;
import linkspan.platform.system.ConfigurationError;
import org.jspecify.annotations.Nullable;

/** The word that opens the admin API: made anew at every start, readable by the hub's user only. */
public final class OpsToken {
    private static final int BYTES = 32;
    private final byte[] header;

    private OpsToken(String token) {
        this.header = ("Bearer " + token).getBytes(StandardCharsets.UTF_8);
    }

    /** {@code <data>/ops.token}. */
    public static Path file(Path data) {
        return data.resolve("ops.token");
    }

    /** What the file says at that moment; empty where it cannot be read. */
    public static Supplier<String> of(Path data) {
        return () -> {
            try {
                return Files.readString(file(data)).strip();
            } catch (IOException e) {
                return "";
            }
        };
    }

    /** Writes a new one; the file is never there half. Throws {@link ConfigurationError}. */
    public static OpsToken make(Path data, SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        Path file = file(data);
        try {
            Path draft = Files.createTempFile(
                    data,
                    "ops",
                    ".token",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(draft, token + "\n");
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new ConfigurationError(file + ": cannot be written: " + e.getMessage());
        }
        return new OpsToken(token);
    }

    /** In a time that tells nothing about the token. */
    boolean opens(@Nullable String authorization) {
        return authorization != null && MessageDigest.isEqual(header, authorization.getBytes(StandardCharsets.UTF_8));
    }

    /** Without the token. */
    @Override
    public String toString() {
        return "OpsToken";
    }
}
