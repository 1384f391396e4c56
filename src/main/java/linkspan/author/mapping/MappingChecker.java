package linkspan.author.mapping;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import linkspan.author.check.Checked;
import linkspan.author.check.Checker;
import linkspan.author.check.Finding;
import linkspan.author.check.FindingCode;
import linkspan.author.check.Scope;
import linkspan.author.check.Sources;
import linkspan.author.examples.Example;
import linkspan.author.examples.ExampleFolder;
import linkspan.author.examples.ExampleRun;
import linkspan.author.use.Uses;
import linkspan.mapping.Mapping;
import linkspan.mapping.MappingBroken;
import linkspan.mapping.Mappings;
import linkspan.mapping.Place;
import linkspan.mapping.jslt.JsltEngine;
import linkspan.mapping.xslt.XsltEngine;
import linkspan.model.source.NotText;
import linkspan.model.source.SourceText;

/** Compiles mappings, runs their examples, and looks for what nobody uses. */
public final class MappingChecker implements Checker {
    @Override
    public void check(Sources sources, Scope scope, Consumer<Checked> told) {
        Path root = sources.mappings();
        Mappings mappings = new Mappings(root, List.of(new JsltEngine(root), new XsltEngine(root)));
        MappingFiles files = MappingFiles.of(sources);
        new Run(sources, scope, mappings, files, new MappingFindings(sources), told).all();
    }

    /** One check of one state of the files. */
    private record Run(
            Sources sources,
            Scope scope,
            Mappings mappings,
            MappingFiles files,
            MappingFindings findings,
            Consumer<Checked> told) {
        void all() {
            CompletableFuture<Uses> uses = CompletableFuture.supplyAsync(() -> Uses.of(sources));
            Schemas schemas = new Schemas(sources, findings);
            files.examples().parallelStream().forEach(folder -> folder(folder, schemas));
            schemas.check(included(files.schemas()));
            new Tables(sources, findings).check(included(files.tables()));
            Stream.of(files.mappings().values(), files.modules(), files.schemas())
                    .flatMap(all -> included(all).stream())
                    .forEach(this::patterns);
            unused(included(files.mappings().values()), file -> uses.join().isUsed(file, ".camel.yaml"));
            unused(included(files.modules()), file -> uses.join().isUsed(file, ""));
            unused(included(files.tables()), file -> uses.join().isUsed(file, ""));
            findings.tell(told);
        }

        private void patterns(Path file) {
            try {
                String text = SourceText.read(file);
                boolean stylesheet = file.toString().endsWith(".xsl");
                for (WrittenTexts.Written each : stylesheet ? WrittenTexts.ofStylesheet(text) : WrittenTexts.of(text)) {
                    SlowPattern.in(each.text()).ifPresent(slow -> slow(file, each, slow));
                }
            } catch (NotText e) {
                return; // told of where it is compiled
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void slow(Path file, WrittenTexts.Written at, String part) {
            findings.add(
                    FindingCode.SLOW_PATTERN,
                    new Place(sources.shown(file), at.line(), at.column()),
                    part
                            + " takes one text in many ways, and tries all of them where the rest does not match: let what is"
                            + " repeated begin with what it cannot end with");
        }

        private List<Path> included(Collection<Path> all) {
            return all.stream().filter(scope::includes).toList();
        }

        private void folder(ExampleFolder folder, Schemas schemas) {
            folder.strays().stream().filter(scope::includes).forEach(this::stray);
            Path file = files.mappings().get(folder.mapping());
            if (file == null) {
                folder.examples().stream().filter(this::isWanted).findFirst().ifPresent(this::deserted);
                return;
            }
            List<Example> examples =
                    folder.examples().stream().filter(this::isWanted).toList();
            if (!scope.includes(file) && examples.isEmpty()) {
                return;
            }
            Optional<Mapping> mapping = compiled(folder.mapping(), file);
            if (scope.includes(file)) {
                mapping(folder, file);
            }
            mapping.ifPresent(compiled -> examples.forEach(example -> example(example, compiled, schemas)));
        }

        private boolean isWanted(Example example) {
            return scope.includes(example.input())
                    || example.expected().stream().anyMatch(scope::includes);
        }

        private void stray(Path file) {
            findings.looked(file, Duration.ZERO);
            String name = file.getFileName().toString();
            findings.add(
                    FindingCode.ORPHAN,
                    file,
                    name.contains(".out.") || name.endsWith(".error.txt")
                            ? "there is no " + Sources.name(file) + ".in.json or .in.xml that this is expected of"
                            : "no part of an example: those are CASE.in.json with CASE.out.json or CASE.error.txt");
        }

        private void deserted(Example example) {
            findings.add(
                    FindingCode.ORPHAN,
                    example.input(),
                    "examples of a mapping that is not there: " + example.mapping() + ".jslt or .xsl");
        }

        private Optional<Mapping> compiled(String name, Path file) {
            long start = System.nanoTime();
            try {
                return Optional.of(mappings.get(name));
            } catch (MappingBroken e) {
                findings.add(e);
                return Optional.empty();
            } finally {
                findings.looked(file, Duration.ofNanos(System.nanoTime() - start));
            }
        }

        private void mapping(ExampleFolder folder, Path file) {
            if (folder.examples().isEmpty()) {
                findings.add(
                        FindingCode.MAPPING_WITHOUT_EXAMPLE,
                        file,
                        "has no example: " + sources.shown(file).replaceFirst("\\.\\w+$", "/CASE.in.json")
                                + " and CASE.out.json beside it");
            }
        }

        private void example(Example example, Mapping mapping, Schemas schemas) {
            long start = System.nanoTime();
            ExampleRun run = ExampleRun.of(example, mapping, sources);
            List<Finding> all = new ArrayList<>(run.findings());
            Received.of(run, schemas.events()).ifPresent(received -> {
                all.addAll(schemas.offSchema(received));
                all.addAll(Amounts.disagreeing(received, sources));
            });
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            told.accept(new Checked(Checked.Kind.EXAMPLE, example.toString(), all, took, run.rewrites()));
        }

        private void unused(List<Path> candidates, Predicate<Path> used) {
            for (Path file : candidates) {
                findings.looked(file, Duration.ZERO);
                if (!used.test(file)) {
                    findings.add(FindingCode.ORPHAN, file, "nothing uses it: " + whoWould(file));
                }
            }
        }

        private String whoWould(Path file) {
            String name = file.getFileName().toString();
            if (name.endsWith(".values.csv")) {
                return "no mapping says lookup(\"" + Sources.name(file) + "\", …)";
            }
            return name.contains(".module.")
                    ? "no mapping imports this module"
                    : "no route goes to mapping:" + Sources.system(file) + "/" + Sources.name(file);
        }
    }
}
