package linkspan.mapping.jslt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.schibsted.spt.data.jslt.Expression;
import com.schibsted.spt.data.jslt.JsltException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import linkspan.mapping.Mapping;
import linkspan.mapping.MappingFailed;
import linkspan.mapping.Place;
import linkspan.mapping.run.Budget;

/** A compiled {@code .jslt} file; turns what went wrong inside into the field of the input that is to blame. */
record JsltMapping(String name, String file, Expression expression, CallSites.Places places) implements Mapping {
    private static final Pattern VALUES = Pattern.compile(
            "(?s)(?<=iterate over |compare |convert |index array/string with |range: |Duplicate key ).*|[\"\\[{].*");

    static final Set<String> VARIABLES = Set.of("event");

    @Override
    public JsonNode map(JsonNode input, Map<String, JsonNode> variables) {
        try (Budget budget = Budget.open()) {
            return expression.apply(complete(variables), input);
        } catch (Budget.Spent e) {
            throw new MappingFailed(name, Place.in(file), null, String.valueOf(e.getMessage()));
        } catch (CallFailed e) {
            throw new MappingFailed(name, e.place(), InputPath.of(input, e), e.reason());
        } catch (JsltException e) {
            Place place =
                    e.getSource() == null ? Place.in(file) : places.place(e.getSource(), e.getLine(), e.getColumn());
            throw new MappingFailed(name, place, null, withoutValues(e.getMessageWithoutLocation()));
        } catch (RuntimeException e) {
            String reason = "JSLT fails with " + e.getClass().getSimpleName();
            throw new MappingFailed(name, Place.in(file), null, reason);
        } catch (StackOverflowError e) {
            throw new MappingFailed(name, Place.in(file), null, "a function calls itself without end");
        }
    }

    private static Map<String, JsonNode> complete(Map<String, JsonNode> variables) {
        if (variables.keySet().containsAll(VARIABLES)) {
            return variables;
        }
        Map<String, JsonNode> all = new HashMap<>(variables);
        VARIABLES.forEach(variable -> all.putIfAbsent(variable, NullNode.instance));
        return all;
    }

    /** JSLT quotes the values it stumbles over; messages are logged, and payloads never are. */
    private static String withoutValues(String message) {
        return VALUES.matcher(message).replaceFirst("…");
    }
}
