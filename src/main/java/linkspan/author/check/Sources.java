package linkspan.author.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The author's folders.
 *
 * @param routes {@code routes/}
 * @param mappings {@code mappings/}
 */
public record Sources(Path routes, Path mappings) {
    private static final Set<String> VERBS =
            Set.of("receive", "deliver", "serve", "ask", "accept", "list", "poll", "reconcile", "repair");

    /** Every {@code *.camel.yaml} of the systems and of {@code _hub}, by path. */
    public List<Path> routeFiles() {
        return files(routes, ".camel.yaml");
    }

    /** Every {@code *.test.yaml}, by path. */
    public List<Path> caseFiles() {
        return files(routes, ".test.yaml");
    }

    /** The systems' folders, by name. */
    public List<String> systems() {
        if (!Files.isDirectory(routes)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(routes)) {
            return folders.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .filter(name -> !name.startsWith("_"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Regular files below a folder whose names end like this, by path; none where there is no such folder. */
    public static List<Path> files(Path folder, String ending) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As an author writes it: {@code routes/wms/deliver-order-created.camel.yaml}. */
    public String shown(Path file) {
        for (Path root : List.of(routes, mappings)) {
            if (file.startsWith(root)) {
                return root.getFileName() + "/"
                        + root.relativize(file).toString().replace('\\', '/');
            }
        }
        return file.toString().replace('\\', '/');
    }

    /** The file that is {@link #shown} like this. */
    public Path file(String shown) {
        Path root = shown.startsWith(mappings.getFileName() + "/") ? mappings : routes;
        return root.resolveSibling(shown);
    }

    /** The folder's name: {@code wms}. */
    public static String system(Path file) {
        return Objects.requireNonNull(file.getParent()).getFileName().toString();
    }

    /** A route file of its author's own: not named {@code <verb>-<event>}. */
    public static boolean isFree(Path file) {
        String[] name = name(file).split("-", 2);
        return name.length < 2 || !VERBS.contains(name[0]);
    }

    /** The file's name up to its first dot: {@code deliver-order-created}. */
    public static String name(Path file) {
        return file.getFileName().toString().replaceFirst("\\..*$", "");
    }
}
