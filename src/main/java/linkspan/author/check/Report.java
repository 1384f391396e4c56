package linkspan.author.check;

import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a check found.
 *
 * @param checked by kind and name; a file that several checkers looked at is there once
 * @param bugs of checkers, one sentence each; what they would have checked is not known
 * @param took of the whole check
 */
public record Report(List<Checked> checked, List<String> bugs, Duration took) {
    private static final Comparator<Finding> BY_PLACE = Comparator.comparing(
                    (Finding finding) -> finding.place().file())
            .thenComparing(finding -> finding.place().line())
            .thenComparing(finding -> finding.place().column())
            .thenComparing(Finding::code);

    public Report {
        checked = List.copyOf(checked);
        bugs = List.copyOf(bugs);
    }

    static Report of(Collection<Checked> told, Collection<String> bugs, Duration took) {
        Map<String, Checked> byName = new TreeMap<>();
        told.forEach(one -> byName.merge(one.kind().ordinal() + one.name(), one, Report::together));
        return new Report(List.copyOf(byName.values()), List.copyOf(bugs), took);
    }

    private static Checked together(Checked one, Checked other) {
        return new Checked(
                one.kind(),
                one.name(),
                both(one.findings(), other.findings()),
                one.took().plus(other.took()),
                both(one.rewrites(), other.rewrites()));
    }

    private static <T> List<T> both(List<T> one, List<T> other) {
        return Stream.concat(one.stream(), other.stream()).distinct().toList();
    }

    public long passed() {
        return checked.stream().filter(Checked::passed).count();
    }

    public long failed() {
        return checked.size() - passed() + bugs.size();
    }

    /** By file and line, each once. */
    public List<Finding> findings() {
        return checked.stream()
                .flatMap(one -> one.findings().stream())
                .distinct()
                .sorted(BY_PLACE)
                .toList();
    }

    /** What would make failing checks pass. */
    public List<Rewrite> rewrites() {
        return checked.stream().flatMap(one -> one.rewrites().stream()).toList();
    }
}
