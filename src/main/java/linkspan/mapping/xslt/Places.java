package linkspan.mapping.xslt;

import java.net.URI;
import java.nio.file.Path;
import linkspan.mapping.Place;
import org.jspecify.annotations.Nullable;

/**
 * Turns Saxon's locations into places as an author writes them.
 *
 * @param root folder of the mappings
 */
record Places(Path root) {
    Places {
        root = root.toAbsolutePath().normalize();
    }

    /** @param systemId address of the file; the file at hand when Saxon does not say */
    Place of(@Nullable String systemId, int line, int column, Path otherwise) {
        String file =
                shown(systemId != null && systemId.startsWith("file:") ? Path.of(URI.create(systemId)) : otherwise);
        return line > 0 ? new Place(file, line, Math.max(0, column)) : Place.in(file);
    }

    private String shown(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        return absolute.startsWith(root)
                ? root.getFileName() + "/" + root.relativize(absolute)
                : String.valueOf(file.getFileName());
    }
}
