package linkspan.author.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import linkspan.author.cases.play.Document;
import linkspan.author.cases.play.EndWord;
import linkspan.author.cases.play.Played;
import linkspan.author.diff.Difference;
import linkspan.author.diff.Form;
import linkspan.author.diff.JsonDiff;
import linkspan.author.diff.Wildcard;
import linkspan.model.Json;
import linkspan.platform.xml.Xml;
import linkspan.platform.xml.XmlMalformed;

/**
 * A case's {@code expect}: what leaves, by step, and how it ends.
 *
 * @param folder of the case's file
 */
record Expectation(JsonNode expect, Path folder) {
    private static final String ANSWER = "answer";
    /** What may stand in {@code expect} besides step ids. */
    static final Set<String> WORDS = Stream.concat(
                    Stream.of(ANSWER), Stream.of(EndWord.values()).map(EndWord::label))
            .collect(Collectors.toUnmodifiableSet());

    /** Everything that is otherwise, each with its step and path; empty when nothing is. */
    List<Mismatch> differences(Played played) {
        List<Mismatch> found = new ArrayList<>();
        for (EndWord word : EndWord.values()) {
            List<ObjectNode> ends = played.ends().stream()
                    .filter(end -> end.word() == word)
                    .map(Played.Ended::facts)
                    .toList();
            all(word.label(), "not expected", ends, found);
        }
        if (expect.has(ANSWER)) {
            ObjectNode answer = played.answer();
            all(ANSWER, "", answer == null ? List.of() : List.of(answer), found);
        }
        Map<String, List<ObjectNode>> steps = new LinkedHashMap<>();
        played.sent()
                .forEach(sent -> steps.computeIfAbsent(sent.step(), step -> new ArrayList<>())
                        .add(sent.facts()));
        expect.fieldNames().forEachRemaining(name -> {
            if (!WORDS.contains(name)) {
                steps.putIfAbsent(name, List.of());
            }
        });
        steps.forEach((step, sent) -> all(step, "must stay silent, but this left", sent, found));
        return found;
    }

    private void all(String name, String unexpected, List<ObjectNode> actual, List<Mismatch> found) {
        JsonNode wanted = expect.path(name);
        if (wanted.isMissingNode()) {
            actual.forEach(each -> found.add(new Mismatch("", name + ": " + unexpected + ": " + shown(each))));
            return;
        }
        List<JsonNode> each = list(wanted);
        if (each.size() != actual.size()) {
            String there = actual.stream().map(Expectation::shown).collect(Collectors.joining("; "));
            String got = actual.isEmpty() ? "none" : actual.size() + ": " + there;
            found.add(new Mismatch(pointer(name), name + ": expected " + each.size() + ", got " + got));
            return;
        }
        for (int i = 0; i < each.size(); i++) {
            String pointer = wanted.isArray() ? pointer(name) + "/" + i : pointer(name);
            new Part(each.size() == 1 ? name : name + "[" + i + "]", pointer)
                    .compare(each.get(i), actual.get(i), found);
        }
    }

    private static String pointer(String name) {
        return "/expect/" + name;
    }

    /** One each; a file that is a list, as a receiving mapping makes it, stands for one each, too. */
    private List<JsonNode> list(JsonNode wanted) {
        List<JsonNode> each = new ArrayList<>();
        if (wanted.isArray()) {
            wanted.forEach(each::add);
            return each;
        }
        JsonNode made = wanted.has("event") && wanted.has("file")
                ? Document.in(wanted, folder).orElseThrow().json()
                : null;
        if (made == null || !made.isArray()) {
            return List.of(wanted);
        }
        for (JsonNode fact : made) {
            ObjectNode one = JsonNodeFactory.instance.objectNode();
            each.add(one.<ObjectNode>set("event", wanted.get("event")).set("json", fact));
        }
        return each;
    }

    /**
     * One of what leaves, or one end.
     *
     * @param name for people: {@code call[1]}
     */
    private final class Part {
        private final String name;
        private final String pointer;

        Part(String name, String pointer) {
            this.name = name;
            this.pointer = pointer;
        }

        void compare(JsonNode wanted, ObjectNode actual, List<Mismatch> found) {
            wanted.properties().forEach(field -> {
                String key = field.getKey();
                JsonNode value = field.getValue();
                switch (key) {
                    case "json" -> tree(key, value, JsonDiff.between(value, actual.path("json")), found);
                    case "contains" -> tree(key, value, PartDiff.between(value, Expectation.tree(actual)), found);
                    case "headers" -> tree(key, value, PartDiff.between(lowered(value), actual.path("headers")), found);
                    case "xml", "file" ->
                        document(wanted, actual)
                                .forEach(one -> found.add(new Mismatch(pointer + "/" + key, name + " " + one)));
                    default -> words(key, value.asText(), actual, found);
                }
            });
        }

        /** Of an end the words need only contain what is expected. */
        private void words(String key, String wanted, ObjectNode actual, List<Mismatch> found) {
            String there = actual.path(key).asText();
            boolean fits =
                    key.equals("text") && actual.has("code") ? there.contains(wanted) : Wildcard.fits(wanted, there);
            if (!fits) {
                String got = there.isEmpty() ? Difference.NOTHING : there;
                String words = name + " " + new Difference(key, wanted, got, new Difference.Spot(0, 0));
                found.add(new Mismatch(
                        pointer + "/" + key, words, there.isEmpty() ? MissingNode.getInstance() : actual.get(key)));
            }
        }

        /** A difference in one value that stands in the case, or at what is closest to it. */
        private void tree(String key, JsonNode wanted, List<Difference> differences, List<Mismatch> found) {
            for (Difference one : differences) {
                String path = jsonPointer(one.path());
                JsonNode there = wanted.at(path);
                String at = pointer + "/" + key + (there.isMissingNode() ? "" : path);
                boolean value = there.isValueNode() && Json.text(there).equals(one.expected());
                found.add(
                        value && !one.actual().equals(Difference.NOTHING)
                                ? new Mismatch(at, name + " " + one, Json.read(one.actual()))
                                : new Mismatch(at, name + " " + one));
            }
        }
    }

    private List<Difference> document(JsonNode wanted, ObjectNode actual) {
        Document document = Document.in(wanted, folder).orElseThrow();
        if (document.json() != null) {
            return JsonDiff.between(document.json(), actual.path("json"));
        }
        String word = document.xml() ? "xml" : "text";
        JsonNode made = actual.path(word);
        return Form.of(word).differences(document.text(), made.isTextual() ? made : actual.path("json"));
    }

    /** {@code items[0].price} is {@code /items/0/price}; what a name with a dot becomes leads nowhere. */
    private static String jsonPointer(String path) {
        String pointer = path.replace("~", "~0")
                .replace("/", "~1")
                .replaceAll("\\[(\\d+)\\]", "/$1")
                .replace('.', '/');
        return pointer.isEmpty() || pointer.startsWith("/") ? pointer : "/" + pointer;
    }

    private static JsonNode lowered(JsonNode headers) {
        ObjectNode lowered = JsonNodeFactory.instance.objectNode();
        headers.properties()
                .forEach(header -> lowered.put(
                        header.getKey().toLowerCase(Locale.ROOT),
                        header.getValue().asText()));
        return lowered;
    }

    private static JsonNode tree(ObjectNode actual) {
        if (!actual.has("xml")) {
            return actual.path("json");
        }
        try {
            return Xml.tree(actual.get("xml").asText().getBytes(StandardCharsets.UTF_8));
        } catch (XmlMalformed e) {
            return TextNode.valueOf("no XML: " + e.getMessage());
        }
    }

    /** What left, in one line; bodies and headers are the differences' business. */
    private static String shown(ObjectNode facts) {
        return facts.properties().stream()
                .filter(field -> field.getValue().isValueNode()
                        && !field.getKey().equals("xml")
                        && !field.getValue().asText().isEmpty())
                .map(field -> field.getKey() + " " + field.getValue().asText())
                .collect(Collectors.joining(", "));
    }
}
