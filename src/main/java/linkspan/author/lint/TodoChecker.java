package linkspan.author.lint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import linkspan.author.check.Checked;
import linkspan.author.check.Checker;
import linkspan.author.check.Finding;
import linkspan.author.check.FindingCode;
import linkspan.author.check.Scope;
import linkspan.author.check.Sources;
import linkspan.mapping.Place;

/** Tells of each line that still says {@code TODO}: examples pass with a wrong guess as well as with a right one. */
public final class TodoChecker implements Checker {
    private static final Pattern WORD = Pattern.compile("\\bTODO\\b");

    @Override
    public void check(Sources sources, Scope scope, Consumer<Checked> told) {
        Map<Path, List<String>> endings = Map.of(
                sources.routes(), List.of(".camel.yaml", ".test.yaml", "system.properties"),
                sources.mappings(), List.of(".jslt", ".xsl", ".values.csv"));
        endings.forEach((root, all) -> all.stream()
                .flatMap(ending -> Sources.files(root, ending).stream())
                .filter(scope::includes)
                .forEach(file -> look(sources.shown(file), text(file), told)));
    }

    private static void look(String shown, String text, Consumer<Checked> told) {
        List<String> lines = text.lines().toList();
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Matcher word = WORD.matcher(lines.get(i));
            if (word.find()) {
                Place place = new Place(shown, i + 1, word.start() + 1);
                findings.add(
                        new Finding(FindingCode.TODO_LEFT, place, lines.get(i).strip()));
            }
        }
        if (!findings.isEmpty()) {
            told.accept(new Checked(Checked.Kind.FILE, shown, findings, Duration.ZERO));
        }
    }

    /** The word is plain ASCII: a file in another encoding is for others to complain about. */
    private static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
