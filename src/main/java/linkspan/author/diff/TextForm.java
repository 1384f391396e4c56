package linkspan.author.diff;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.IntStream;
import linkspan.model.Json;
import org.jspecify.annotations.Nullable;

/** Any other text, compared line by line; how lines end, and empty lines at the end, do not matter. */
final class TextForm implements Form {
    @Override
    public List<Difference> differences(String expected, JsonNode made) {
        List<String> before = lines(expected);
        List<String> now = lines(text(made));
        return IntStream.range(0, Math.max(before.size(), now.size()))
                .filter(i -> !line(before, i).equals(line(now, i)))
                .mapToObj(i ->
                        new Difference("line " + (i + 1), line(before, i), line(now, i), new Difference.Spot(i + 1, 1)))
                .toList();
    }

    @Override
    public String written(JsonNode made, @Nullable String before) {
        return text(made).stripTrailing() + "\n";
    }

    private static String text(JsonNode made) {
        return made.isTextual() ? made.textValue() : Json.text(made);
    }

    private static List<String> lines(String text) {
        return text.stripTrailing().lines().toList();
    }

    private static String line(List<String> lines, int index) {
        return index < lines.size() ? lines.get(index) : Difference.NOTHING;
    }
}
