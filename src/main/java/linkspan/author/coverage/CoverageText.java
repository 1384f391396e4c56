package linkspan.author.coverage;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import linkspan.platform.terminal.TextTable;

/** A report for people: a table, and what is missing in so few lines that they are read. */
final class CoverageText {
    /** Of one kind and mapping; the JSON has all. */
    private static final int MOST_FIELDS = 100;

    private static final int MOST_BRANCHES = 8;
    private static final int WIDTH = 120;
    private static final String INDENT = " ".repeat(14);

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
                .filter(row -> !missing(row).isEmpty())
                .map(row -> "\n" + row.name() + "\n" + missing(row))
                .collect(Collectors.joining("\n"));
        String took = String.format(
                Locale.ROOT,
                "%nCoverage of mappings and modules: %d in %.1f s",
                report.mappings().size(),
                report.took().toMillis() / 1000.0);
        return table + "\n" + missing + (missing.isEmpty() ? "" : "\n") + took;
    }

    private static String missing(MappingCoverage row) {
        List<List<String>> branches =
                row.branches().missing().stream().map(List::of).toList();
        return Stream.of(
                        block("never set", fields(row.set()), MOST_FIELDS),
                        block("never read", fields(row.read()), MOST_FIELDS),
                        block("never ran", branches, MOST_BRANCHES))
                .filter(block -> !block.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    private static List<List<String>> fields(Share share) {
        return Gaps.of(share).stream().map(Gaps.Group::words).toList();
    }

    /** Each group on lines of its own, the kind in front of the first one. */
    private static String block(String kind, List<List<String>> groups, int most) {
        List<String> lines = new ArrayList<>();
        int told = 0;
        for (List<String> group : groups) {
            List<String> words = group.subList(0, Math.min(group.size(), most - told));
            lines.addAll(wrapped(words));
            told += words.size();
        }
        int more = groups.stream().mapToInt(List::size).sum() - told;
        if (more > 0) {
            lines.add("and " + more + " more; --json has all");
        }
        return lines.isEmpty() ? "" : String.format(Locale.ROOT, "  %-12s", kind) + String.join("\n" + INDENT, lines);
    }

    private static List<String> wrapped(List<String> words) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : words) {
            if (!line.isEmpty() && INDENT.length() + line.length() + word.length() + 3 > WIDTH) {
                lines.add(line + ",");
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : ", ").append(word);
        }
        if (!line.isEmpty()) {
            lines.add(line.toString());
        }
        return lines;
    }
}
