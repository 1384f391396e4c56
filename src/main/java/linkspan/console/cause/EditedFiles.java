package linkspan.console.cause;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What of a system's mappings was edited shortly before something began to fail, and lines that a failure names. */
final class EditedFiles {
    private static final Duration SHORTLY = Duration.ofDays(1);
    private static final Pattern LINE =
            Pattern.compile("mappings/([a-z0-9_-]+)/([a-z0-9.-]+)\\.(?:jslt|xsl):(\\d{1,6})");
    private final Path mappings;

    EditedFiles(Path mappings) {
        this.mappings = mappings;
    }

    /** {@code wms/order.module}, and when. */
    record Edit(String name, Instant at) {}

    /** A line of a mapping. */
    record Line(String system, String name, String number) {}

    /** The last first. */
    List<Edit> before(String system, Instant first) {
        Path folder = mappings.resolve(system);
        if (!system.matches("[a-z0-9_-]+") || !Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<Edit> edits = new ArrayList<>();
            for (Path file : files.filter(it -> it.toString().matches(".*\\.(jslt|xsl|csv)"))
                    .toList()) {
                Instant at = Files.getLastModifiedTime(file).toInstant();
                if (!at.isAfter(first) && at.isAfter(first.minus(SHORTLY))) {
                    edits.add(new Edit(system + "/" + file.getFileName(), at));
                }
            }
            edits.sort(Comparator.comparing(Edit::at).reversed());
            return edits;
        } catch (IOException e) { // edited right now
            return List.of();
        }
    }

    static List<Line> named(String reason) {
        List<Line> lines = new ArrayList<>();
        Matcher at = LINE.matcher(reason);
        while (at.find()) {
            lines.add(new Line(at.group(1), at.group(2), at.group(3)));
        }
        return lines;
    }
}
