package linkspan.docker;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import linkspan.model.Json;

/** {@code docker/Dockerfile}, instruction by instruction. */
record Recipe(List<String> instructions) {
    static Recipe read() throws IOException {
        String text = Files.readString(Path.of("docker/Dockerfile")).replaceAll("(?m)^#.*\n", "");
        return new Recipe(text.replace("\\\n", " ")
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList());
    }

    List<String> of(String word) {
        return instructions.stream()
                .filter(line -> line.startsWith(word + " "))
                .map(line -> line.substring(word.length() + 1).strip())
                .toList();
    }

    String only(String word) {
        List<String> all = of(word);
        if (all.size() != 1) {
            throw new AssertionError(word + " stands " + all.size() + " times");
        }
        return all.get(0);
    }

    /** Of an instruction in exec form; it fails where it is a shell's. */
    List<String> exec(String word) {
        return words(only(word));
    }

    List<String> healthcheck() {
        Matcher command = Pattern.compile("CMD (\\[.*])").matcher(only("HEALTHCHECK"));
        if (!command.find()) {
            throw new AssertionError("not in exec form");
        }
        return words(command.group(1));
    }

    private static List<String> words(String json) {
        List<String> words = new ArrayList<>();
        for (JsonNode word : Json.read(json)) {
            words.add(word.textValue());
        }
        return words;
    }
}
