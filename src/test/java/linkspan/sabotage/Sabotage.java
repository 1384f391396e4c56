package linkspan.sabotage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One promise and how it is broken.
 *
 * @param file below {@code src/main/java/linkspan}
 * @param find stands there exactly once
 * @param test simple name of the test class that must fail
 * @param databases on which it must
 */
record Sabotage(String promise, String file, String find, String replace, String test, List<String> databases) {
    /** Blocks of lines {@code word: value}, an empty line between two; {@code replace} may be empty. */
    static List<Sabotage> read(Path list) throws IOException {
        List<Sabotage> all = new ArrayList<>();
        for (String block : Files.readString(list).split("\\n\\s*\\n")) {
            if (block.lines().anyMatch(line -> line.startsWith("promise:"))) {
                all.add(new Sabotage(
                        value(block, "promise"),
                        value(block, "file"),
                        value(block, "find"),
                        value(block, "replace"),
                        value(block, "test"),
                        List.of(value(block, "databases").split(","))));
            }
        }
        return all;
    }

    private static String value(String block, String word) {
        return block.lines()
                .filter(line -> line.startsWith(word + ":"))
                .map(line -> line.substring(word.length() + 1).strip())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no " + word + " in\n" + block));
    }

    Path in(Path project) {
        return project.resolve("src/main/java/linkspan").resolve(file);
    }

    /** Whether the place to break is still there, once. */
    boolean fits(Path project) throws IOException {
        Path source = in(project);
        if (!Files.exists(source)) {
            return false;
        }
        String text = Files.readString(source);
        int first = text.indexOf(find);
        return first >= 0 && text.indexOf(find, first + 1) < 0;
    }

    /** Its row in the table. */
    String row(String seen) {
        return "| " + promise + " | `" + file + "`: `" + find + "` → " + (replace.isEmpty() ? "nothing" : "`" + replace + "`")
                + " | `" + test + "` | " + seen + " |";
    }
}
