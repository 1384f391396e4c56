package linkspan.author.coverage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import linkspan.author.examples.ExampleEvent;
import linkspan.mapping.Mapping;
import linkspan.mapping.MappingFailed;
import linkspan.model.Json;

/**
 * What came of one input.
 *
 * @param output missing when the mapping failed
 * @param text equal for equal outcomes
 */
record Outcome(JsonNode output, String text) {
    static Outcome of(Mapping mapping, JsonNode input) {
        try {
            JsonNode output = mapping.map(input, ExampleEvent.variables(mapping.name()));
            return new Outcome(output, Json.text(output));
        } catch (MappingFailed e) {
            return new Outcome(MissingNode.getInstance(), "fails: " + e.getMessage());
        }
    }

    boolean failed() {
        return output.isMissingNode();
    }

    boolean same(Outcome other) {
        return text.equals(other.text);
    }
}
