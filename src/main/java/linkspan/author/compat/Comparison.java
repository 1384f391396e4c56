package linkspan.author.compat;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import linkspan.author.compat.SchemaChange.Verdict;

/**
 * What two versions differ in.
 *
 * @param changes those that break first, then by schema or mapping and field
 * @param schemas how many were compared
 * @param mappings how many were compared
 * @param examples how many were run through both versions
 */
public record Comparison(List<SchemaChange> changes, int schemas, int mappings, int examples) {
    public Comparison {
        changes = joined(changes).stream()
                .sorted(Comparator.comparing(SchemaChange::verdict)
                        .thenComparing(SchemaChange::where)
                        .thenComparing(SchemaChange::path))
                .toList();
    }

    public boolean breaks() {
        return changes.stream().anyMatch(change -> change.verdict() == Verdict.BREAKS);
    }

    public long count(Verdict verdict) {
        return changes.stream().filter(change -> change.verdict() == verdict).count();
    }

    /** Schemas share fields: the same change in several is one. */
    private static List<SchemaChange> joined(List<SchemaChange> changes) {
        Map<SchemaChange, SchemaChange> joined = new LinkedHashMap<>();
        for (SchemaChange change : changes) {
            SchemaChange key = change.at("");
            joined.merge(key, change, (first, next) -> first.at(first.where() + ", " + next.where()));
        }
        return List.copyOf(joined.values());
    }
}
