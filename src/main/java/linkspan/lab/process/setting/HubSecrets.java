package linkspan.lab.process.setting;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/** One random value for the master key and for every secret that a system names: all hubs of a run get the same. */
public final class HubSecrets {
    private static final String PREFIX = "LINKSPAN_SECRET_";
    /** Whose values are names of secrets. */
    private static final List<String> KEYS = List.of("secret", "token", "password");

    private final Map<String, String> values = new TreeMap<>();

    private HubSecrets() {}

    /** Of the systems of a home folder. Throws {@link UncheckedIOException} when it cannot be read. */
    public static HubSecrets of(Path home) {
        HubSecrets secrets = new HubSecrets();
        secrets.make("master-key");
        try (Stream<Path> systems = Files.list(home.resolve("routes"))) {
            for (Path system : systems.toList()) {
                Path file = system.resolve("system.properties");
                if (Files.exists(file)) {
                    secrets.makeAll(file, system.getFileName() + ".");
                }
            }
            return secrets;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the systems of " + home, e);
        }
    }

    private void makeAll(Path file, String prefix) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        for (String key : KEYS) {
            for (String name : properties.getProperty(prefix + key, "").split(",", -1)) {
                if (!name.isBlank()) {
                    make(name.strip());
                }
            }
        }
    }

    private void make(String name) {
        values.put(variable(name), UUID.randomUUID() + "-" + UUID.randomUUID());
    }

    private static String variable(String name) {
        return PREFIX + name.toUpperCase(Locale.ROOT).replace('-', '_').replace('.', '_');
    }

    /** Throws {@link IllegalArgumentException} for a name that no system has. */
    public String get(String name) {
        String value = values.get(variable(name));
        if (value == null) {
            throw new IllegalArgumentException("no system has the secret " + name);
        }
        return value;
    }

    /** For every hub. */
    public Map<String, String> environment() {
        return Map.copyOf(values);
    }
}
