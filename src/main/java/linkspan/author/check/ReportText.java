package linkspan.author.check;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.Help.Ansi;

/**
 * A report for people: a finding a line, what belongs to it indented, the sum last.
 *
 * @param ansi colours, where there is a terminal
 */
public record ReportText(Ansi ansi) {
    private static final int SLOWEST = 10;

    /** {@code routes/wms/x.camel.yaml:3:5 route-id-mismatch: …}; empty when there is nothing to say. */
    public String findings(Report report) {
        StringBuilder out = new StringBuilder();
        report.findings().forEach(finding -> out.append(line(finding)).append('\n'));
        report.bugs().forEach(bug -> out.append(red("check: ")).append(bug).append('\n'));
        return out.toString();
    }

    private String line(Finding finding) {
        String code = finding.code().label() + ":";
        return finding.place() + " " + (finding.code().fails() ? red(code) : yellow(code)) + " "
                + finding.text().replace("\n", "\n    ");
    }

    private String red(String text) {
        return ansi.apply(text, List.of(Ansi.Style.fg_red)).toString();
    }

    private String yellow(String text) {
        return ansi.apply(text, List.of(Ansi.Style.fg_yellow)).toString();
    }

    /** {@code checked 80 files, 90 examples, 60 cases in 1.4 s}, then {@code 228 passed, 2 failed}. */
    public String sum(Report report) {
        return String.format(
                Locale.ROOT,
                "checked %d files, %d examples, %d cases in %.1f s%n%d passed, %d failed",
                count(report, Checked.Kind.FILE),
                count(report, Checked.Kind.EXAMPLE),
                count(report, Checked.Kind.CASE),
                report.took().toMillis() / 1000.0,
                report.passed(),
                report.failed());
    }

    /** What took longest, a line each. */
    public String slowest(Report report) {
        return report.checked().stream()
                .sorted(Comparator.comparing(Checked::took).reversed())
                .limit(SLOWEST)
                .map(one ->
                        String.format(Locale.ROOT, "%6d ms  %s%n", one.took().toMillis(), one.name()))
                .collect(Collectors.joining());
    }

    private static long count(Report report, Checked.Kind kind) {
        return report.checked().stream().filter(one -> one.kind() == kind).count();
    }
}
