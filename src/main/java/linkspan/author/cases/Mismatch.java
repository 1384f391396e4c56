package linkspan.author.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

/**
 * One thing that is otherwise than a case expects.
 *
 * @param pointer where it is expected, within the case: {@code /expect/call/json/total}; empty for the case as a whole
 * @param text for people
 * @param actual what would have to stand there instead; missing where that is more than one value
 */
record Mismatch(String pointer, String text, JsonNode actual) {
    /** One that a person has to look at. */
    Mismatch(String pointer, String text) {
        this(pointer, text, MissingNode.getInstance());
    }

    boolean isValue() {
        return actual.isValueNode();
    }
}
