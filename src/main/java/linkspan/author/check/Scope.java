package linkspan.author.check;

import java.nio.file.Path;
import java.util.List;

/**
 * What is to be checked: everything below some paths.
 *
 * @param paths files and folders; none means everything
 */
public record Scope(List<Path> paths) {
    /** Everything. */
    public static final Scope ALL = new Scope(List.of());

    public Scope {
        paths = paths.stream().map(path -> path.toAbsolutePath().normalize()).toList();
    }

    public boolean includes(Path file) {
        Path whole = file.toAbsolutePath().normalize();
        return paths.isEmpty() || paths.stream().anyMatch(whole::startsWith);
    }
}
