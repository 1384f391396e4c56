package linkspan.cli.author;

import java.nio.file.Files;
import java.nio.file.Path;
import linkspan.platform.system.ConfigurationError;

/** The folder of {@code routes/} and {@code mappings/}, refused where they are not in it. */
public final class AuthorHome {
    private AuthorHome() {}

    public static Path of(Path home) {
        for (String folder : new String[] {"routes", "mappings"}) {
            if (!Files.isDirectory(home.resolve(folder))) {
                throw new ConfigurationError(
                        home.resolve(folder).toAbsolutePath().normalize()
                                + ": no such folder; start in the project's root or name it with --home");
            }
        }
        return home;
    }
}
