package linkspan.author.examples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import linkspan.author.check.Finding;
import linkspan.author.check.FindingCode;
import linkspan.author.check.Rewrite;
import linkspan.author.check.Sources;
import linkspan.author.diff.Difference;
import linkspan.author.diff.Form;
import linkspan.author.diff.Unreadable;
import linkspan.mapping.Mapping;
import linkspan.mapping.MappingFailed;
import linkspan.mapping.Place;

/**
 * An example after its mapping ran.
 *
 * @param findings none when it came out as expected
 * @param rewrites what the expectation would have to be; none where an output is now a refusal or the other way round
 */
public record ExampleRun(Example example, ExampleOutcome outcome, List<Finding> findings, List<Rewrite> rewrites) {
    private static final int SHOWN = 20;

    public ExampleRun {
        findings = List.copyOf(findings);
        rewrites = List.copyOf(rewrites);
    }

    /** Runs the example; whatever comes of it is said, not thrown. */
    public static ExampleRun of(Example example, Mapping mapping, Sources sources) {
        return new Comparison(example, example.outcome(mapping), sources).run();
    }

    /** @param sources to name files as their author does */
    private record Comparison(Example example, ExampleOutcome outcome, Sources sources) {
        ExampleRun run() {
            if (example.expected().size() > 1) {
                String files = example.expected().stream()
                        .map(file -> file.getFileName().toString())
                        .collect(Collectors.joining(", "));
                return found(FindingCode.EXAMPLE_FAILED, at(example.input(), 1, 1), "expects several things: " + files);
            }
            if (example.expected().isEmpty()) {
                return alone();
            }
            Path expected = example.expected().get(0);
            String text;
            try {
                text = Files.readString(expected, StandardCharsets.UTF_8);
            } catch (MalformedInputException e) {
                return found(FindingCode.EXAMPLE_FAILED, at(expected, 1, 1), "not UTF-8");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return expected.toString().endsWith(".error.txt") ? refusal(expected, text) : output(expected, text);
        }

        private ExampleRun alone() {
            ExampleRun run = found(
                    FindingCode.ORPHAN,
                    at(example.input(), 1, 1),
                    "nothing is expected: " + example.name() + ".out.json, .out.xml, .out.csv or .error.txt is missing"
                            + refused());
            if (outcome instanceof ExampleOutcome.Made made) {
                String ending = made.output().isTextual() ? "xml" : "json";
                return run.with(beside(".out." + ending), Form.of(ending).written(made.output(), null));
            }
            return outcome instanceof ExampleOutcome.Refused refused
                    ? run.with(beside(".error.txt"), reason(refused.failure()) + "\n")
                    : run;
        }

        /** An output is seen in its file; a refusal must not become the expectation unread. */
        private String refused() {
            return outcome instanceof ExampleOutcome.Refused refused
                    ? "\nit is refused: " + reason(refused.failure())
                    : "";
        }

        private Path beside(String ending) {
            return example.input().resolveSibling(example.name() + ending);
        }

        private ExampleRun refusal(Path expected, String text) {
            if (outcome instanceof ExampleOutcome.Refused refused) {
                return says(expected, text, refused.message()).with(expected, reason(refused.failure()) + "\n");
            }
            return outcome instanceof ExampleOutcome.Malformed malformed
                    ? says(expected, text, malformed.reason())
                    : found(
                            FindingCode.EXAMPLE_FAILED,
                            at(expected, 1, 1),
                            "is mapped, and was to be refused: " + text.strip());
        }

        private ExampleRun says(Path expected, String text, String message) {
            if (message.contains(text.strip())) {
                return fine();
            }
            String words = "is refused for another reason\nexpected " + text.strip() + "\ngot " + message;
            return found(FindingCode.EXAMPLE_FAILED, at(expected, 1, 1), words);
        }

        private ExampleRun output(Path expected, String text) {
            if (outcome instanceof ExampleOutcome.Made made) {
                return compared(expected, text, made);
            }
            if (outcome instanceof ExampleOutcome.Malformed malformed) {
                Place place = at(example.input(), malformed.line(), malformed.column());
                return found(FindingCode.EXAMPLE_FAILED, place, malformed.reason());
            }
            String message = ((ExampleOutcome.Refused) outcome).message().replace(example.mapping() + ": ", "");
            return found(FindingCode.EXAMPLE_FAILED, at(example.input(), 1, 1), "is refused: " + message);
        }

        private ExampleRun compared(Path expected, String text, ExampleOutcome.Made made) {
            String file = expected.getFileName().toString();
            Form form = Form.of(file.substring(file.lastIndexOf('.') + 1));
            try {
                List<Difference> differences = form.differences(text, made.output());
                if (differences.isEmpty()) {
                    return fine();
                }
                Difference.Spot first = differences.get(0).spot();
                return found(
                                FindingCode.EXAMPLE_FAILED,
                                at(expected, first.line(), first.column()),
                                "comes out differently\n" + lines(differences))
                        .with(expected, form.written(made.output(), text));
            } catch (Unreadable e) {
                return found(
                        FindingCode.EXAMPLE_FAILED,
                        at(expected, e.spot().line(), e.spot().column()),
                        e.reason());
            }
        }

        private static String lines(List<Difference> differences) {
            int more = differences.size() - SHOWN;
            return Stream.concat(
                            differences.stream().limit(SHOWN).map(Difference::toString),
                            more > 0 ? Stream.of("and " + more + " more") : Stream.empty())
                    .collect(Collectors.joining("\n"));
        }

        /** Without names and places, which an example need not repeat. */
        private static String reason(MappingFailed failure) {
            return failure.path().isEmpty() ? failure.reason() : failure.path() + ": " + failure.reason();
        }

        private Place at(Path file, int line, int column) {
            return new Place(sources.shown(file), Math.max(1, line), Math.max(1, column));
        }

        private ExampleRun fine() {
            return new ExampleRun(example, outcome, List.of(), List.of());
        }

        private ExampleRun found(FindingCode code, Place place, String text) {
            return new ExampleRun(example, outcome, List.of(new Finding(code, place, example + " " + text)), List.of());
        }
    }

    /** Nothing to rewrite where nothing was found. */
    private ExampleRun with(Path file, String text) {
        return findings.isEmpty() ? this : new ExampleRun(example, outcome, findings, List.of(new Rewrite(file, text)));
    }
}
