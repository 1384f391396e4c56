package linkspan.cli.author;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import linkspan.author.check.Check;
import linkspan.author.check.Checker;
import linkspan.author.check.Report;
import linkspan.author.check.ReportJson;
import linkspan.author.check.Scope;
import linkspan.author.check.Sources;
import linkspan.author.mapping.MappingChecker;
import linkspan.author.scaffold.NewFiles;
import linkspan.platform.terminal.QuietLog;

/** Tells what was written, what a person has to look at, and how to go on. */
final class WrittenReport {
    private final Path home;
    private final NewFiles files;
    private final List<String> next;

    /**
     * @param home folder of {@code routes/} and {@code mappings/}
     * @param next commands to go on with
     */
    WrittenReport(Path home, NewFiles files, List<String> next) {
        this.home = home;
        this.files = files;
        this.next = List.copyOf(next);
    }

    void writeAndTell(PrintWriter out, Form form) {
        List<String> written = files.write();
        Report report = check(written);
        out.println(form == Form.JSON ? json(written, report).toString() : text(written, report));
        out.flush();
    }

    /** What {@code check} says of the mapping and its example; the route's cases take longer, and start from a route that is right. */
    private Report check(List<String> written) {
        List<Path> mappings = written.stream()
                .filter(file -> file.startsWith("mappings/"))
                .map(home::resolve)
                .toList();
        List<Checker> checkers = mappings.isEmpty() ? List.of() : List.of(new MappingChecker());
        Sources sources = new Sources(home.resolve("routes"), home.resolve("mappings"));
        try (QuietLog quiet = QuietLog.ofAll()) {
            return new Check(checkers).run(sources, new Scope(mappings));
        }
    }

    /** How it is told. */
    enum Form {
        TEXT,
        JSON
    }

    private ObjectNode json(List<String> written, Report report) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        written.forEach(json.putArray("written")::add);
        files.todos().forEach(json.putArray("todo")::add);
        files.notes().forEach(json.putArray("notes")::add);
        json.put("guesses", files.guesses());
        json.set("findings", ReportJson.of(report).path("findings"));
        next.forEach(json.putArray("next")::add);
        return json;
    }

    private String text(List<String> written, Report report) {
        StringBuilder text = new StringBuilder();
        written.forEach(file -> text.append("wrote ").append(file).append('\n'));
        files.notes().forEach(note -> text.append("note  ").append(note).append('\n'));
        files.todos().forEach(todo -> text.append("TODO  ").append(todo).append('\n'));
        if (files.guesses() > 0) {
            text.append("guessed ").append(files.guesses()).append(" fields, each marked: read them\n");
        }
        report.findings()
                .forEach(finding -> text.append("check ")
                        .append(finding.toString().replace("\n", "\n    "))
                        .append('\n'));
        text.append("next:");
        next.forEach(step -> text.append("\n  ").append(step));
        return text.toString();
    }
}
