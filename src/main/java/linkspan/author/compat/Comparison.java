package linkspan.author.compat;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import linkspan.author.compat.Change.Verdict;

/**
 * What two versions differ in.
 *
 * @param changes those that break first, then by schema or mapping and field
 * @param schemas how many were compared
 * @param mappings how many were compared
 * @param examples how many were run through both versions
 */
public record Comparison(List<Change> changes, int schemas, int mappings, int examples) {
    public Comparison {
        changes = joined(changes).stream()
                .sorted(Comparator.comparing(Change::verdict)
                        .thenComparing(Change::where)
                        .thenComparing(Change::path))
                .toList();
    }

    public boolean breaks() {
        return changes.stream().anyMatch(change -> change.verdict() == Verdict.BREAKS);
    }

    public long count(Verdict verdict) {
        return changes.stream().filter(change -> change.verdict() == verdict).count();
    }

    /** Schemas share fields: the same change in several is one. */
    private static List<Change> joined(List<Change> changes) {
        Map<Change, Change> joined = new LinkedHashMap<>();
        for (Change change : changes) {
            Change key = change.at("");
            joined.merge(key, change, (first, next) -> first.at(first.where() + ", " + next.where()));
        }
        return List.copyOf(joined.values());
    }
}
