package linkspan.author.cases;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import linkspan.author.cases.play.Document;
import linkspan.author.cases.play.Message;
import linkspan.author.cases.play.Played;
import linkspan.author.cases.play.Script;
import linkspan.author.cases.stage.StageCamelRuntime;
import linkspan.author.cases.stage.StageTools;
import linkspan.author.check.Checked;
import linkspan.author.check.Checker;
import linkspan.author.check.Finding;
import linkspan.author.check.FindingCode;
import linkspan.author.check.Rewrite;
import linkspan.author.check.Scope;
import linkspan.author.check.Sources;
import linkspan.author.diff.Unreadable;
import linkspan.mapping.MappingBroken;
import linkspan.mapping.Place;
import linkspan.platform.extension.ExtensionJars;
import linkspan.platform.system.ConfigurationError;
import org.jspecify.annotations.Nullable;

/**
 * Plays every case of the {@code *.test.yaml} beside the routes: mappings, choices, validation and error policies are real, no
 * broker, no database, nothing leaves the process. A case file without its route is not played: that is an orphan.
 */
public final class RouteCases implements Checker {
    private static final String ENDING = ".test.yaml";

    private final UnaryOperator<@Nullable String> environment;

    /** @param environment value of a variable, or null; of these only where jars of others are */
    public RouteCases(UnaryOperator<@Nullable String> environment) {
        this.environment = environment;
    }

    @Override
    public void check(Sources sources, Scope scope, Consumer<Checked> told) {
        List<Path> files = sources.caseFiles().stream()
                .filter(file -> within(scope, file) && Files.isRegularFile(route(file)))
                .toList();
        if (files.isEmpty()) {
            return;
        }
        long start = System.nanoTime();
        CaseFile.Reader reader = new CaseFile.Reader();
        CaseRouteFiles routes = new CaseRouteFiles(sources);
        StageTools tools;
        try {
            tools = StageTools.of(sources.routes(), sources.mappings(), ExtensionJars.of(environment));
        } catch (MappingBroken e) {
            told.accept(unplayed("cases", sources.shown(sources.routes()), String.valueOf(e.getMessage()), start));
            return;
        }
        files.forEach(file -> new OfOneRoute(sources, file, told).play(reader, routes, tools));
    }

    /** Also when its route is to be checked: the cases are what it does. */
    private static boolean within(Scope scope, Path file) {
        return scope.includes(file) || scope.includes(route(file));
    }

    private static Path route(Path file) {
        String name = file.getFileName().toString();
        return file.resolveSibling(name.substring(0, name.length() - ENDING.length()) + ".camel.yaml");
    }

    private static Checked unplayed(String name, String file, String why, long start) {
        Finding finding = new Finding(FindingCode.CASE_FAILED, Place.in(file), "no case can be played: " + why);
        return new Checked(Checked.Kind.CASE, name, List.of(finding), since(start));
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private record OfOneRoute(Sources sources, Path file, Consumer<Checked> told) {
        void play(CaseFile.Reader reader, CaseRouteFiles routes, StageTools tools) {
            long start = System.nanoTime();
            String system = Sources.system(file);
            String route = system + "." + Sources.name(file);
            CaseFile cases = reader.read(file, sources.shown(file));
            if (!cases.broken().isEmpty()) {
                told.accept(new Checked(Checked.Kind.FILE, sources.shown(file), cases.broken(), since(start)));
                return;
            }
            try (StageCamelRuntime stage = StageCamelRuntime.open(tools, system, route, routes.needed(route(file)))) {
                long begun = start;
                List<Mismatch> all = new ArrayList<>();
                for (RouteCase each : cases.cases()) {
                    List<Mismatch> mismatches = new ArrayList<>();
                    List<Finding> findings = findings(stage, each, mismatches);
                    told.accept(new Checked(Checked.Kind.CASE, route + " " + each.name(), findings, since(begun)));
                    mismatches.stream().map(each::inFile).forEach(all::add);
                    begun = System.nanoTime();
                }
                rewrite(cases.cases().get(0).file(), all);
            } catch (ConfigurationError e) {
                told.accept(unplayed(route, sources.shown(file), String.valueOf(e.getMessage()), start));
            }
        }

        /** With every value that can be replaced by what came instead. */
        private void rewrite(CaseYaml before, List<Mismatch> mismatches) {
            CaseYaml after = before;
            for (Mismatch mismatch : mismatches) {
                if (mismatch.isValue()) {
                    after = YamlEdit.replaced(after, mismatch.pointer(), mismatch.actual())
                            .orElse(after);
                }
            }
            if (after != before) {
                Rewrite rewrite = new Rewrite(file, after.text());
                told.accept(new Checked(
                        Checked.Kind.FILE, sources.shown(file), List.of(), Duration.ZERO, List.of(rewrite)));
            }
        }

        private List<Finding> findings(StageCamelRuntime stage, RouteCase each, List<Mismatch> mismatches) {
            List<Finding> findings = new ArrayList<>();
            for (String pointer : each.unknown(stage.steps())) {
                String step = pointer.substring(pointer.lastIndexOf('/') + 1);
                findings.add(CaseFile.broken(
                        each.file().place(pointer),
                        "'" + step + "' is no step of the route; there are "
                                + String.join(
                                        ", ", stage.steps().stream().sorted().toList())));
            }
            if (!findings.isEmpty()) {
                return findings;
            }
            try {
                mismatches.addAll(mismatches(stage, each));
                return mismatches.stream()
                        .map(mismatch -> new Finding(FindingCode.CASE_FAILED, each.place(mismatch), mismatch.text()))
                        .toList();
            } catch (Document.Unusable | Unreadable | IllegalArgumentException e) {
                return List.of(CaseFile.broken(each.place(), String.valueOf(e.getMessage())));
            } catch (IllegalStateException e) {
                return List.of(new Finding(FindingCode.CASE_FAILED, each.place(), String.valueOf(e.getMessage())));
            }
        }

        private List<Mismatch> mismatches(StageCamelRuntime stage, RouteCase each) {
            Path folder = Objects.requireNonNull(file.getParent());
            Script script = new Script(each.word("reply"), each.word("fail"), folder);
            Played played = stage.play(Message.list(each.word("send"), folder), script);
            List<Mismatch> mismatches =
                    new ArrayList<>(new Expectation(each.word("expect"), folder).differences(played));
            script.unmet()
                    .forEach(step -> mismatches.add(
                            new Mismatch("", step + ": was never reached, its reply or failure is not used")));
            return mismatches;
        }
    }
}
