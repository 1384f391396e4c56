package linkspan.author.examples;

import com.fasterxml.jackson.databind.JsonNode;
import linkspan.mapping.MappingFailed;

/** What came of an example's input. */
public sealed interface ExampleOutcome {
    /** @param output JSON as it would be written, or one text in another form */
    record Made(JsonNode output) implements ExampleOutcome {}

    /** The mapping does not take it. */
    record Refused(MappingFailed failure) implements ExampleOutcome {
        /** With the mapping's name, the field and the place. */
        public String message() {
            return String.valueOf(failure.getMessage());
        }
    }

    /**
     * The input is not what it is named after.
     *
     * @param line from 1, 0 when unknown
     * @param column from 1, 0 when unknown
     */
    record Malformed(String reason, int line, int column) implements ExampleOutcome {}
}
