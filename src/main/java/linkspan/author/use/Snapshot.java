package linkspan.author.use;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The files of some folders at one time, told apart by size and time. Looked at, not listened to: that works in containers
 * and on shared folders, too, and 500 files cost 3 ms.
 */
record Snapshot(Map<Path, String> stamps) {
    private static final int DEEPEST = 10;

    static Snapshot of(List<Path> folders) {
        Map<Path, String> stamps = new HashMap<>();
        for (Path folder : folders) {
            if (Files.isDirectory(folder)) {
                add(folder, stamps);
            }
        }
        return new Snapshot(Map.copyOf(stamps));
    }

    private static void add(Path folder, Map<Path, String> stamps) {
        try {
            Files.walkFileTree(folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), DEEPEST, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    stamps.put(file, attributes.size() + "@" + attributes.lastModifiedTime());
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException e) {
                    return FileVisitResult.CONTINUE; // gone while we looked
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Files that came, went or changed since then. */
    Set<Path> since(Snapshot earlier) {
        Set<Path> changed = new HashSet<>(stamps.keySet());
        changed.addAll(earlier.stamps.keySet());
        changed.removeIf(file -> String.valueOf(stamps.get(file)).equals(String.valueOf(earlier.stamps.get(file))));
        return changed;
    }
}
