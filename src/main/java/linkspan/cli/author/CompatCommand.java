package linkspan.cli.author;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import linkspan.author.compat.Comparison;
import linkspan.author.compat.Compatibility;
import linkspan.author.compat.SchemaChange;
import linkspan.author.compat.SchemaChange.Verdict;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says whether a change of schemas or mappings breaks somebody. Exit 1: it does. */
@Command(
        name = "compat",
        description = "Says whether a changed schema or mapping breaks those who read it or write by it.",
        footer = {
            "",
            "Each side is a schema, a mapping, a folder of them, or a project's root. Mappings are run over their examples.",
            "Exit 1: something breaks.",
            "",
            "Example:",
            "  git worktree add /tmp/before HEAD~1",
            "  java -jar target/linkspan.jar compat /tmp/before ."
        })
public final class CompatCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "OLD", description = "the version that people rely on")
    private Path before = Path.of("");

    @Parameters(index = "1", paramLabel = "NEW", description = "the version that is to replace it")
    private Path now = Path.of("");

    @Option(names = "--json", description = "say it in one line of JSON")
    private boolean json;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "show this help")
    private boolean help;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        Comparison comparison = Compatibility.of(before, now);
        PrintWriter out = spec.commandLine().getOut();
        out.println(json ? json(comparison).toString() : text(comparison));
        out.flush();
        return comparison.breaks() ? CommandLine.ExitCode.SOFTWARE : CommandLine.ExitCode.OK;
    }

    private static String text(Comparison comparison) {
        StringBuilder text = new StringBuilder();
        for (SchemaChange change : comparison.changes()) {
            text.append(String.format("%-6s  %s", change.verdict().word(), change.where()))
                    .append(change.path().isEmpty() ? "" : "  " + change.path())
                    .append("  ")
                    .append(change.what())
                    .append(": ")
                    .append(change.why())
                    .append('\n');
        }
        return text.append(comparison.count(Verdict.BREAKS))
                .append(" break, ")
                .append(comparison.count(Verdict.FINE))
                .append(" fine; compared ")
                .append(comparison.schemas())
                .append(" schemas, ")
                .append(comparison.mappings())
                .append(" mappings over ")
                .append(comparison.examples())
                .append(" examples")
                .toString();
    }

    private static ObjectNode json(Comparison comparison) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode changes = json.putArray("changes");
        for (SchemaChange change : comparison.changes()) {
            changes.addObject()
                    .put("verdict", change.verdict().word())
                    .put("where", change.where())
                    .put("path", change.path())
                    .put("what", change.what())
                    .put("why", change.why());
        }
        return json.put("breaks", comparison.count(Verdict.BREAKS))
                .put("fine", comparison.count(Verdict.FINE))
                .put("schemas", comparison.schemas())
                .put("mappings", comparison.mappings())
                .put("examples", comparison.examples());
    }
}
