package linkspan.business.api.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one call of the API may consist of, and be answered with.
 *
 * @param body null where the call has none
 * @param answers by status, or {@code default}: the schemas by media type
 */
record CallRules(
        List<Parameter> parameters, @Nullable JsonSchema body, boolean bodyRequired, Map<String, JsonNode> answers) {
    /**
     * A path's, query's or header's parameter.
     *
     * @param in {@code path}, {@code query} or {@code header}
     * @param number sent as text, and a whole number
     */
    record Parameter(String name, String in, boolean number, JsonSchema schema) {}

    CallRules {
        parameters = List.copyOf(parameters);
        answers = Map.copyOf(answers);
    }

    /** The names of its query's parameters, sorted. */
    List<String> queryNames() {
        return parameters.stream()
                .filter(one -> one.in().equals("query"))
                .map(Parameter::name)
                .sorted()
                .toList();
    }
}
