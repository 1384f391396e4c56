package linkspan.author.cases;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import linkspan.author.diff.Difference;
import linkspan.author.diff.JsonDiff;

/** Whether a part is in a JSON document, path by path: what the part does not name is not looked at. */
final class PartDiff {
    private final List<Difference> found = new ArrayList<>();

    private PartDiff() {}

    /** Of lists every element has to be there, in its place. */
    static List<Difference> between(JsonNode part, JsonNode actual) {
        PartDiff diff = new PartDiff();
        diff.compare("", part, actual);
        return List.copyOf(diff.found);
    }

    private void compare(String path, JsonNode part, JsonNode actual) {
        if (part.isObject() && actual.isObject()) {
            part.properties()
                    .forEach(field -> compare(
                            path.isEmpty() ? field.getKey() : path + "." + field.getKey(),
                            field.getValue(),
                            actual.path(field.getKey())));
        } else if (part.isArray() && actual.isArray() && part.size() == actual.size()) {
            for (int i = 0; i < part.size(); i++) {
                compare(path + "[" + i + "]", part.get(i), actual.get(i));
            }
        } else {
            JsonDiff.between(part, actual).forEach(one -> found.add(below(path, one)));
        }
    }

    private static Difference below(String path, Difference one) {
        String dot = path.isEmpty() || one.path().isEmpty() || one.path().startsWith("[") ? "" : ".";
        return new Difference(path + dot + one.path(), one.expected(), one.actual(), one.spot());
    }
}
