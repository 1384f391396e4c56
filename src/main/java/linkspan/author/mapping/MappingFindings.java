package linkspan.author.mapping;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import linkspan.author.check.Checked;
import linkspan.author.check.Finding;
import linkspan.author.check.FindingCode;
import linkspan.author.check.Sources;
import linkspan.mapping.MappingBroken;
import linkspan.mapping.Place;

/** Findings by the file in which they are: a broken module is found once for each mapping that uses it, and told once. */
final class MappingFindings {
    private final Sources sources;
    private final Map<String, Set<Finding>> byFile = new ConcurrentHashMap<>();
    private final Map<String, Duration> took = new ConcurrentHashMap<>();

    MappingFindings(Sources sources) {
        this.sources = sources;
    }

    /** The file was looked at, whatever comes of it. */
    void looked(Path file, Duration time) {
        String shown = sources.shown(file);
        byFile.computeIfAbsent(shown, none -> ConcurrentHashMap.newKeySet());
        took.merge(shown, time, Duration::plus);
    }

    void add(FindingCode code, Path file, String text) {
        add(code, new Place(sources.shown(file), 1, 1), text);
    }

    void add(FindingCode code, Place place, String text) {
        byFile.computeIfAbsent(place.file(), none -> ConcurrentHashMap.newKeySet())
                .add(new Finding(code, place, text));
    }

    void add(MappingBroken broken) {
        Place at = broken.place();
        Place place = new Place(at.file(), Math.max(1, at.line()), Math.max(1, at.column()));
        add(FindingCode.MAPPING_BROKEN, place, broken.reason());
    }

    void tell(Consumer<Checked> told) {
        byFile.forEach((file, findings) -> told.accept(new Checked(
                Checked.Kind.FILE, file, findings.stream().toList(), took.getOrDefault(file, Duration.ZERO))));
    }
}
