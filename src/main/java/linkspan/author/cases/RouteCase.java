package linkspan.author.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import linkspan.mapping.Place;

/**
 * One case of a route.
 *
 * @param pointer where it stands in its file
 * @param test its words: {@code name}, {@code send}, {@code reply}, {@code fail}, {@code expect}
 */
record RouteCase(CaseYaml file, String pointer, JsonNode test) {
    private static final List<String> BY_STEP = List.of("reply", "fail", "expect");

    String name() {
        return test.path("name").asText();
    }

    Place place() {
        return file.place(pointer);
    }

    /** Where that is expected; the case where it is expected nowhere. */
    Place place(Mismatch mismatch) {
        return file.place(pointer + mismatch.pointer());
    }

    /** With its pointer from the file's root. */
    Mismatch inFile(Mismatch mismatch) {
        return new Mismatch(pointer + mismatch.pointer(), mismatch.text(), mismatch.actual());
    }

    /** What it says under that word; an empty object where it says nothing. */
    JsonNode word(String word) {
        return test.has(word) ? test.get(word) : JsonNodeFactory.instance.objectNode();
    }

    /** Pointers to the steps that it names and that the route has not. */
    List<String> unknown(Set<String> steps) {
        List<String> unknown = new ArrayList<>();
        for (String word : BY_STEP) {
            word(word).fieldNames().forEachRemaining(step -> {
                boolean outcome = word.equals("expect") && Expectation.WORDS.contains(step);
                if (!outcome && !steps.contains(step)) {
                    unknown.add(pointer + "/" + word + "/" + step);
                }
            });
        }
        return unknown;
    }
}
