package linkspan.platform.extension;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import linkspan.platform.system.ConfigurationError;
import org.jspecify.annotations.Nullable;

/**
 * The jars of a folder, in one class loader behind the hub's own: what both have is the hub's. They are read once, when this
 * is made; a jar that comes later is there at the next start.
 */
public final class ExtensionJars {
    /** Names the folder; without it {@code ext} beside the hub's jar. */
    public static final String VARIABLE = "LINKSPAN_EXT";

    /** Classes whose bytes name one of these are loaded at the start, all others when they are needed. */
    private static final List<String> MARKS =
            List.of("Lorg/apache/camel/BindToRegistry;", "org/apache/camel/builder/RouteBuilder");

    private final ClassLoader loader;
    private final List<Class<?>> marked = new ArrayList<>();

    private ExtensionJars(List<Path> jars) {
        ClassLoader own = Objects.requireNonNull(ExtensionJars.class.getClassLoader());
        loader = jars.isEmpty()
                ? own
                : new URLClassLoader(
                        "ext", jars.stream().map(ExtensionJars::url).toArray(URL[]::new), own);
        jars.forEach(this::look);
    }

    /**
     * Those of the folder that the environment names, or of {@code ext} beside the hub's jar.
     *
     * @param environment value of a variable, or null
     * @throws ConfigurationError for a folder that is named and is none, and for a jar that cannot be used
     */
    public static ExtensionJars of(UnaryOperator<@Nullable String> environment) {
        String named = environment.apply(VARIABLE);
        if (named != null && !named.isBlank()) {
            Path folder = Path.of(named);
            if (!Files.isDirectory(folder)) {
                throw new ConfigurationError(VARIABLE + ": " + folder + " is no folder");
            }
            return new ExtensionJars(jars(folder));
        }
        Path beside = beside();
        return beside != null && Files.isDirectory(beside) ? new ExtensionJars(jars(beside)) : none();
    }

    /** No jars. */
    public static ExtensionJars none() {
        return new ExtensionJars(List.of());
    }

    private static @Nullable Path beside() {
        CodeSource source = ExtensionJars.class.getProtectionDomain().getCodeSource();
        try {
            return source == null ? null : Path.of(source.getLocation().toURI()).resolveSibling("ext");
        } catch (URISyntaxException | IllegalArgumentException e) {
            return null; // not from a file: nothing is beside it
        }
    }

    private static List<Path> jars(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new ConfigurationError(folder + " cannot be read: " + e.getMessage());
        }
    }

    private static URL url(Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new ConfigurationError(jar + ": " + e.getMessage());
        }
    }

    private void look(Path jar) {
        try (JarFile file = new JarFile(jar.toFile())) {
            for (Enumeration<JarEntry> entries = file.entries(); entries.hasMoreElements(); ) {
                JarEntry entry = entries.nextElement();
                if (entry.getName().endsWith(".class") && !entry.getName().startsWith("META-INF/")) {
                    String bytes = new String(file.getInputStream(entry).readAllBytes(), StandardCharsets.ISO_8859_1);
                    if (MARKS.stream().anyMatch(bytes::contains)) {
                        marked.add(load(jar, entry));
                    }
                }
            }
        } catch (IOException e) {
            throw new ConfigurationError(jar + " is no jar that can be read: " + e.getMessage());
        }
    }

    private Class<?> load(Path jar, JarEntry entry) {
        String name = entry.getName().replaceFirst("\\.class$", "").replace('/', '.');
        try {
            return Class.forName(name, false, loader);
        } catch (ClassNotFoundException | LinkageError e) {
            throw new ConfigurationError(jar + ": " + name + " cannot be loaded, " + e
                    + "; what it needs has to be there, too, and is made for Java 17");
        }
    }

    /** Sees the hub's classes and those of the jars. */
    public ClassLoader loader() {
        return loader;
    }

    /** Classes that say what they are for: beans, and builders of routes. */
    List<Class<?>> marked() {
        return List.copyOf(marked);
    }

    /** A driver of the jars is found for its addresses, by whoever asks for a connection. */
    public void registerDrivers() {
        ExtensionDriverStore.register(loader);
    }
}
