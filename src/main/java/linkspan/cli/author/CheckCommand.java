package linkspan.cli.author;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import linkspan.author.check.Check;
import linkspan.author.check.Checker;
import linkspan.author.check.Report;
import linkspan.author.check.ReportJson;
import linkspan.author.check.ReportJunit;
import linkspan.author.check.ReportText;
import linkspan.author.check.Rewrite;
import linkspan.author.check.Scope;
import linkspan.author.check.Sources;
import linkspan.author.coverage.Coverage;
import linkspan.author.coverage.CoverageReport;
import linkspan.author.use.Uses;
import linkspan.author.use.Watch;
import linkspan.cli.terminal.StopSignal;
import linkspan.model.Json;
import linkspan.platform.terminal.CommandFailed;
import linkspan.platform.terminal.QuietLog;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks routes and mappings without a hub: lint, examples, cases. Exit 0 fine, 1 something failed, 2 usage. */
@Command(
        name = "check",
        description =
                "Checks routes and mappings and runs their examples and cases. Needs no hub, no broker, no database.",
        footer = {
            "",
            "A PATH is a file or folder of routes/ or mappings/: it and what uses it is checked. Without one, everything.",
            "Exit 0: all passed. 1: something failed. 2: no such PATH.",
            "",
            "Example:",
            "  java -jar target/linkspan.jar check",
            "  java -jar target/linkspan.jar check mappings/wms --watch",
            "  java -jar target/linkspan.jar check mappings/wms --coverage"
        })
public final class CheckCommand implements Callable<Integer> {
    private final Supplier<List<Checker>> checkers;

    @Parameters(paramLabel = "PATH", arity = "0..*", description = "what to check (everything)")
    private List<Path> paths = List.of();

    @Option(
            names = "--home",
            paramLabel = "DIR",
            defaultValue = ".",
            description = "folder of routes/ and mappings/ (${DEFAULT-VALUE})")
    private Path home = Path.of("");

    @Option(names = "--update", description = "show what came out differently, then write it into the expected outputs")
    private boolean update;

    @Option(names = "--watch", description = "stay, and check again what an edit touches; Ctrl-C stops")
    private boolean watch;

    @Option(names = "--junit", paramLabel = "FILE", description = "also write the result as JUnit XML, for a CI")
    private @Nullable Path junit;

    @Option(names = "--times", description = "also say what took longest")
    private boolean times;

    @Option(
            names = "--coverage",
            description = "also say which fields and branches of the mappings no example shows; fails nothing")
    private boolean coverage;

    @Option(names = "--json", description = "the result in one line of JSON")
    private boolean json;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "show this help")
    private boolean help;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** @param checkers made when they are needed; their classes are many */
    public CheckCommand(Supplier<List<Checker>> checkers) {
        this.checkers = checkers;
    }

    @Override
    public Integer call() {
        Path root = home.toAbsolutePath().normalize();
        Sources sources = new Sources(root.resolve("routes"), root.resolve("mappings"));
        if (!Files.isDirectory(sources.routes()) && !Files.isDirectory(sources.mappings())) {
            throw usage("there is no routes/ and no mappings/ in " + root + " (--home)");
        }
        Check check = new Check(checkers.get());
        Scope scope = paths.isEmpty() ? Scope.ALL : withUsers(sources, root);
        Report report = check(check, sources, scope);
        if (!watch) {
            return report.failed() == 0 ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
        }
        try (StopSignal stop = new StopSignal()) {
            Watch edits = new Watch(sources);
            say("watching " + root + "; Ctrl-C stops");
            edits.run(stop::await, (edited, touched) -> {
                say("edited " + edited.stream().map(sources::shown).sorted().collect(Collectors.joining(", ")));
                check(check, sources, touched);
            });
        }
        return CommandLine.ExitCode.OK;
    }

    private Report check(Check check, Sources sources, Scope scope) {
        Report report = quietly(check, sources, scope);
        ReportText text = new ReportText(CommandLine.Help.Ansi.AUTO);
        if (!json) {
            print(text.findings(report));
        }
        if (update) {
            report = updated(check, sources, scope, report);
        }
        if (times && !json) {
            print(text.slowest(report));
        }
        ObjectNode line = json ? ReportJson.of(report) : JsonNodeFactory.instance.objectNode();
        if (coverage) {
            CoverageReport covered = Coverage.of(sources, scope);
            line.set("coverage", covered.json());
            say(covered.text() + System.lineSeparator());
        }
        print((json ? Json.text(line) : text.sum(report)) + System.lineSeparator());
        if (junit != null) {
            writeJunit(report, junit);
        }
        return report;
    }

    /** Writes what came out; what only a person can mend is told again, as all that is left. */
    private Report updated(Check check, Sources sources, Scope scope, Report before) {
        for (Rewrite rewrite : before.rewrites()) {
            rewrite.write();
            say("wrote " + sources.shown(rewrite.file()));
        }
        Report after = before.rewrites().isEmpty() ? before : quietly(check, sources, scope);
        if (after.failed() > 0) {
            say("left for a person:");
            say(new ReportText(CommandLine.Help.Ansi.AUTO).findings(after).stripTrailing());
        }
        return after;
    }

    private static Report quietly(Check check, Sources sources, Scope scope) {
        try (QuietLog quiet = QuietLog.ofAll()) {
            return check.run(sources, scope);
        }
    }

    /** Whoever edits a module wants to know about the mappings that import it. */
    private Scope withUsers(Sources sources, Path root) {
        Scope named = new Scope(paths.stream().map(path -> found(path, root)).toList());
        Uses uses = Uses.of(sources);
        Set<Path> files = Stream.of(sources.routes(), sources.mappings())
                .flatMap(folder -> Sources.files(folder, "").stream())
                .filter(named::includes)
                .collect(Collectors.toSet());
        if (files.isEmpty()) {
            throw usage("there is nothing to check in "
                    + paths.stream().map(Path::toString).collect(Collectors.joining(", ")));
        }
        return new Scope(List.copyOf(uses.withUsers(files)));
    }

    private Path found(Path path, Path root) {
        return Stream.of(root.resolve(path), path)
                .filter(Files::exists)
                .findFirst()
                .orElseThrow(() -> usage("there is no " + path));
    }

    private void writeJunit(Report report, Path file) {
        try {
            ReportJunit.write(report, file);
        } catch (IOException e) {
            throw new CommandFailed(file + " cannot be written: " + e.getMessage());
        }
    }

    private void say(String line) {
        if (!json) {
            print(line + System.lineSeparator());
        }
    }

    private void print(String text) {
        PrintWriter out = spec.commandLine().getOut();
        out.print(text);
        out.flush();
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
