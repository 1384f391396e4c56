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
record InputOutcome(JsonNode output, String text) {
    static InputOutcome of(Mapping mapping, JsonNode input) {
        try {
            JsonNode output = mapping.map(input, ExampleEvent.variables(mapping.name()));
            return new InputOutcome(output, Json.text(output));
        } catch (MappingFailed e) {
            return new InputOutcome(MissingNode.getInstance(), "fails: " + e.getMessage());
        }
    }

    boolean failed() {
        return output.isMissingNode();
    }

    boolean same(InputOutcome other) {
        return text.equals(other.text);
    }
}
