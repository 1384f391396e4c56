package linkspan.coverage;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import linkspan.terminal.TextTable;

/** A report for people. */
final class CoverageText {
    /** A holder of more fields than that is shown as one line when all of them are missing. */
    private static final int FEW = 2;

    private CoverageText() {}

    static String of(CoverageReport report) {
        TextTable table = new TextTable("MAPPING", "EXAMPLES", "FIELDS READ", "FIELDS SET", "BRANCHES RUN");
        for (MappingCoverage row : report.mappings()) {
            table.add(
                    row.name(),
                    row.examples() == 0 ? "-" : Integer.toString(row.examples()),
                    row.read().toString(),
                    row.set().toString(),
                    row.branches().toString());
        }
        String missing = report.mappings().stream()
                .filter(row -> !lines(row).isEmpty())
                .map(row -> "\n" + row.name() + "\n  " + String.join("\n  ", lines(row)))
                .collect(Collectors.joining("\n"));
        String took = String.format(
                Locale.ROOT,
                "%nCoverage of mappings and modules: %d in %.1f s",
                report.mappings().size(),
                report.took().toMillis() / 1000.0);
        return table + "\n" + missing + (missing.isEmpty() ? "" : "\n") + took;
    }

    private static List<String> lines(MappingCoverage row) {
        List<String> lines = new ArrayList<>();
        folded(row.read()).forEach(field -> lines.add(field + " never read"));
        folded(row.set()).forEach(field -> lines.add(field + " never set"));
        row.branches().missing().forEach(branch -> lines.add(branch + " never ran"));
        return lines;
    }

    /** Fields; {@code shipment (6 fields)} in the place of all that it holds. */
    static List<String> folded(Share share) {
        Set<String> missing = new HashSet<>(share.missing());
        Set<String> folded = new LinkedHashSet<>();
        for (String field : share.missing()) {
            folded.add(holders(field)
                    .map(holder -> fold(holder, share.all(), missing))
                    .filter(line -> !line.isEmpty())
                    .findFirst()
                    .orElse(field));
        }
        return List.copyOf(folded);
    }

    /** {@code items[].}, {@code items[].discount.}: the outermost first. */
    private static Stream<String> holders(String field) {
        return IntStream.range(0, field.length())
                .filter(at -> field.charAt(at) == '.')
                .mapToObj(at -> field.substring(0, at + 1));
    }

    /** Empty where it holds few, or one that is there. */
    private static String fold(String holder, List<String> all, Set<String> missing) {
        List<String> held =
                all.stream().filter(field -> field.startsWith(holder)).toList();
        boolean whole = held.size() > FEW && missing.containsAll(held);
        return whole ? holder.substring(0, holder.length() - 1) + " (" + held.size() + " fields)" : "";
    }
}
