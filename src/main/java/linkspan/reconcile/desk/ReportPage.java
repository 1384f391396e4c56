package linkspan.reconcile.desk;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import linkspan.reconcile.run.plan.Run;
import linkspan.reconcile.run.record.Disagreement;

/** A report as one HTML page that needs nothing else: summary, a bar for each of the last runs, the differences. */
final class ReportPage {
    private static final int SHOWN = 2_000;
    private static final int HIGHEST = 80;

    private ReportPage() {}

    static String of(ReconcileReport report) {
        return template()
                .replace("<!-- title -->", text(report.plan().route()))
                .replace("<!-- summary -->", summary(report))
                .replace("<!-- chart -->", chart(report.runs()))
                .replace("<!-- table -->", table(report));
    }

    private static String summary(ReconcileReport report) {
        String sides =
                report.plan().left().system() + " ↔ " + report.plan().right().system();
        if (report.runs().isEmpty()) {
            return text(sides + ": not run yet.");
        }
        Run last = report.runs().get(0);
        return text(sides + ". Last run " + last.startedAt() + " (" + last.state() + (last.late() ? ", late" : "")
                + "): "
                + last.keys() + " keys, " + last.found() + " differences, " + last.alarming() + " of them alarming, "
                + last.inFlight() + " in flight, " + last.closed() + " gone since the run before."
                + (last.error() == null ? "" : " " + last.error()));
    }

    /** The oldest run on the left. */
    private static String chart(List<Run> newestFirst) {
        List<Run> runs = new ArrayList<>(newestFirst);
        Collections.reverse(runs);
        long most = Math.max(1, runs.stream().mapToLong(Run::found).max().orElse(1));
        StringBuilder bars = new StringBuilder("<svg role=\"img\" aria-label=\"Differences of the last runs\" width=\""
                + (runs.size() * 24 + 4) + "\" height=\"" + (HIGHEST + 24) + "\">");
        for (int i = 0; i < runs.size(); i++) {
            Run run = runs.get(i);
            long height = run.found() == 0 ? 1 : Math.max(3, run.found() * HIGHEST / most);
            bars.append("<rect class=\"")
                    .append(run.state().equals("done") ? "done" : "failed")
                    .append("\" x=\"")
                    .append(i * 24 + 2)
                    .append("\" y=\"")
                    .append(HIGHEST - height)
                    .append("\" width=\"18\" height=\"")
                    .append(height)
                    .append("\"><title>")
                    .append(text(run.slotAt() + ": " + run.found() + " (" + run.state() + ")"))
                    .append("</title></rect><text x=\"")
                    .append(i * 24 + 11)
                    .append("\" y=\"")
                    .append(HIGHEST + 16)
                    .append("\">")
                    .append(run.found())
                    .append("</text>");
        }
        return bars.append("</svg>").toString();
    }

    private static String table(ReconcileReport report) {
        if (report.found().isEmpty()) {
            return "<p>No difference stands.</p>";
        }
        List<String> columns = report.columns();
        StringBuilder table = new StringBuilder("<table><thead><tr>");
        columns.forEach(column ->
                table.append("<th scope=\"col\">").append(text(column)).append("</th>"));
        table.append("</tr></thead><tbody>");
        for (Disagreement each :
                report.found().subList(0, Math.min(SHOWN, report.found().size()))) {
            table.append(each.alarming() ? "<tr class=\"alarming\">" : "<tr>");
            report.cells(each, columns)
                    .forEach(cell -> table.append("<td>").append(text(cell)).append("</td>"));
            table.append("</tr>");
        }
        table.append("</tbody></table>");
        if (report.found().size() > SHOWN) {
            table.append("<p>").append(report.found().size() - SHOWN).append(" more: the CSV has them all.</p>");
        }
        return table.toString();
    }

    private static String text(String plain) {
        return plain.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static String template() {
        try (InputStream page = Objects.requireNonNull(ReportPage.class.getResourceAsStream("report.html"))) {
            return new String(page.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
