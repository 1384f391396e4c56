package linkspan.sabotage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One promise and how it is broken. Where the house has two lines of defence, both are.
 *
 * @param test simple name of the test class that must fail
 * @param databases on which it must
 */
record Sabotage(String promise, List<Edit> edits, String test, List<String> databases) {
    /**
     * @param file below {@code src/main/java/linkspan}
     * @param find stands there exactly once
     */
    record Edit(String file, String find, String replace) {
        Path in(Path project) {
            return project.resolve("src/main/java/linkspan").resolve(file);
        }

        boolean fits(Path project) throws IOException {
            if (!Files.exists(in(project))) {
                return false;
            }
            String text = Files.readString(in(project));
            int first = text.indexOf(find);
            return first >= 0 && text.indexOf(find, first + 1) < 0;
        }

        @Override
        public String toString() {
            return "`" + file + "`: `" + find + "` → " + (replace.isEmpty() ? "nothing" : "`" + replace + "`");
        }
    }

    Sabotage {
        edits = List.copyOf(edits);
        databases = List.copyOf(databases);
    }

    /** Blocks of lines {@code word: value}, an empty line between two; {@code file}, {@code find}, {@code replace} may repeat. */
    static List<Sabotage> read(Path list) throws IOException {
        List<Sabotage> all = new ArrayList<>();
        for (String block : Files.readString(list).split("\\n\\s*\\n")) {
            if (block.lines().anyMatch(line -> line.startsWith("promise:"))) {
                all.add(of(block));
            }
        }
        return all;
    }

    private static Sabotage of(String block) {
        List<Edit> edits = new ArrayList<>();
        Map<String, String> words = new LinkedHashMap<>();
        for (String line : block.lines().filter(each -> !each.startsWith("#")).toList()) {
            String word = line.substring(0, line.indexOf(':'));
            words.put(word, line.substring(word.length() + 1).strip());
            if (word.equals("replace")) {
                edits.add(new Edit(words.get("file"), words.get("find"), words.get("replace")));
            }
        }
        return new Sabotage(
                words.get("promise"),
                edits,
                words.get("test"),
                List.of(words.get("databases").split(",")));
    }

    /** Its row in the table. */
    String row(String seen) {
        String broken = edits.stream()
                .map(Edit::toString)
                .collect(Collectors.joining("; "))
                .replace("|", "\\|");
        return "| " + promise + " | " + broken + " | `" + test + "` | " + seen + " |";
    }
}
