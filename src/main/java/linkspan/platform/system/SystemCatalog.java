package linkspan.platform.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import linkspan.model.source.Meant;
import linkspan.model.source.NotText;
import linkspan.model.source.PropertiesText;
import org.jspecify.annotations.Nullable;

/**
 * All systems: one folder under {@code routes/} each. A value of {@code system.properties} may be replaced by the
 * environment: {@code wms.url} by {@code LINKSPAN_WMS_URL}. Safe for many threads; changes as a whole or not at all.
 */
public final class SystemCatalog {
    private final Path routes;
    private final UnaryOperator<@Nullable String> environment;
    private final UnaryOperator<String> placeholders;
    private final Map<String, ConfigurationError> broken;
    private volatile Map<String, SystemSettings> systems;

    private SystemCatalog(
            Path routes,
            UnaryOperator<@Nullable String> environment,
            UnaryOperator<String> placeholders,
            Map<String, SystemSettings> systems,
            Map<String, ConfigurationError> broken) {
        this.routes = routes;
        this.environment = environment;
        this.placeholders = placeholders;
        this.systems = systems;
        this.broken = broken;
    }

    /**
     * Reads every {@code routes/<system>/system.properties}.
     *
     * @param environment value of an environment variable, or null
     * @param placeholders resolves <code>{{…}}</code> in values
     */
    public static SystemCatalog load(
            Path routes, UnaryOperator<@Nullable String> environment, UnaryOperator<String> placeholders) {
        SystemCatalog all = readable(routes, environment, placeholders);
        for (ConfigurationError first : all.broken.values()) {
            throw first;
        }
        return all;
    }

    /** The systems whose settings can be used; whoever asks for another one is told what is wrong with it. */
    public static SystemCatalog readable(
            Path routes, UnaryOperator<@Nullable String> environment, UnaryOperator<String> placeholders) {
        Map<String, SystemSettings> systems = new TreeMap<>();
        Map<String, ConfigurationError> broken = new TreeMap<>();
        try (Stream<Path> folders = Files.list(routes)) {
            for (Path folder : folders.filter(Files::isDirectory).sorted().toList()) {
                String id = folder.getFileName().toString();
                if (!id.startsWith("_")) {
                    try {
                        systems.put(id, read(id, folder.resolve("system.properties"), environment, placeholders));
                    } catch (ConfigurationError e) {
                        broken.put(id, e);
                    }
                }
            }
        } catch (IOException e) {
            throw new ConfigurationError(routes + ": cannot be read: " + e.getMessage());
        }
        return new SystemCatalog(routes, environment, placeholders, systems, broken);
    }

    /**
     * One system alone, without a hub: {@code {{…}}} stay in its values. Empty when it has no file; throws
     * {@link ConfigurationError}.
     */
    public static Optional<SystemSettings> alone(Path routes, String id, UnaryOperator<@Nullable String> environment) {
        Path file = routes.resolve(id).resolve("system.properties");
        return Files.exists(file) ? Optional.of(read(id, file, environment, value -> value)) : Optional.empty();
    }

    /** What the system's file says now; the catalog does not change. Throws {@link ConfigurationError}. */
    public SystemSettings read(String id) {
        return read(id, routes.resolve(id).resolve("system.properties"), environment, placeholders);
    }

    /** This catalog with other systems. */
    public SystemCatalog with(Collection<SystemSettings> others) {
        Map<String, SystemSettings> next = new TreeMap<>();
        others.forEach(settings -> next.put(settings.id(), settings));
        return new SystemCatalog(routes, environment, placeholders, next, Map.of());
    }

    /** Whoever asks from now on gets the other's systems. */
    public void become(SystemCatalog other) {
        systems = other.systems;
    }

    private static SystemSettings read(
            String id, Path file, UnaryOperator<@Nullable String> environment, UnaryOperator<String> placeholders) {
        if (!id.matches("[a-z][a-z0-9-]{0,59}")) {
            throw new ConfigurationError(file.getParent() + ": a system is named [a-z][a-z0-9-]*");
        }
        Map<String, String> values = new HashMap<>();
        lines(file).values().forEach((key, value) -> values.put(ownKey(id, file, key), value));
        Set<String> keys = new HashSet<>(KnownKeys.ALL);
        keys.addAll(values.keySet());
        for (String key : keys) {
            String fromOutside = environment.apply(variable(id, key));
            if (fromOutside != null) {
                values.put(key, fromOutside);
            }
        }
        values.replaceAll((key, value) -> placeholders.apply(value).strip());
        return new SystemSettings(id, file.toString(), values);
    }

    private static PropertiesText lines(Path file) {
        try {
            return PropertiesText.read(file);
        } catch (NotText e) {
            throw new ConfigurationError(file + ":" + e.line() + ": " + e.getMessage());
        } catch (IOException e) {
            throw new ConfigurationError(file + ": cannot be read: " + e.getMessage());
        }
    }

    /** Without the system's name; refuses what nobody would read. */
    private static String ownKey(String id, Path file, String key) {
        keyProblem(id, key).ifPresent(problem -> {
            throw new ConfigurationError(file + ": " + problem);
        });
        return key.substring(id.length() + 1);
    }

    /** What is wrong with a key, {@code wms.url}, in the file of that system. */
    public static Optional<String> keyProblem(String id, String key) {
        if (!key.startsWith(id + ".")) {
            return Optional.of(key + ": every key starts with " + id + ".");
        }
        String own = key.substring(id.length() + 1);
        return KnownKeys.knows(own)
                ? Optional.empty()
                : Optional.of(key + ": there is no such key" + Meant.hint(own, KnownKeys.ALL)
                        + " (routes/reference.md lists them)");
    }

    /** The environment variable that replaces a key, which is without the system's name. */
    public static String variable(String id, String key) {
        return "LINKSPAN_"
                + (id + "." + key).toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    public Collection<SystemSettings> all() {
        return systems.values();
    }

    public Optional<SystemSettings> find(String id) {
        return Optional.ofNullable(systems.get(id));
    }

    /** True for a key of one of these systems: it has the system's name in front, and the system signs. */
    public boolean signs(String key) {
        return find(key.split("-", 2)[0]).flatMap(system -> system.find("auth")).isPresent();
    }

    /** Throws {@link ConfigurationError} when there is no such folder. */
    public SystemSettings get(String id) {
        return find(id).orElseThrow(() -> broken.containsKey(id)
                ? broken.get(id)
                : new ConfigurationError("routes/" + id + "/system.properties is missing"));
    }
}
