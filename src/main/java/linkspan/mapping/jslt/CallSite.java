package linkspan.mapping.jslt;

import com.fasterxml.jackson.databind.JsonNode;
import com.schibsted.spt.data.jslt.Function;
import com.schibsted.spt.data.jslt.JsltException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import linkspan.mapping.Place;
import linkspan.mapping.function.Refusal;
import linkspan.mapping.run.Budget;

/** One call of a function: costs nothing while it succeeds, and says where it stands when it fails. */
record CallSite(Function function, Place place, List<String> arguments, PatternTrial patterns) implements Function {
    @Override
    public String getName() {
        return function.getName();
    }

    @Override
    public int getMinArguments() {
        return function.getMinArguments();
    }

    @Override
    public int getMaxArguments() {
        return function.getMaxArguments();
    }

    @Override
    public JsonNode call(JsonNode context, JsonNode[] values) {
        Budget.step();
        try {
            patterns.run(getName(), values);
            return function.call(context, values);
        } catch (Budget.Spent e) {
            throw e;
        } catch (Refusal e) {
            throw new CallFailed(this, context, e);
        } catch (JsltException e) {
            throw new CallFailed(this, context, Refusal.because(reason(e, values)));
        } catch (RuntimeException e) {
            throw new CallFailed(this, context, Refusal.because(cannotTake(values)));
        }
    }

    /** Only the author's own words pass; JSLT's quote values. */
    private String reason(JsltException e, JsonNode[] values) {
        return getName().equals("error")
                ? e.getMessageWithoutLocation().replaceFirst("^error: ", "")
                : cannotTake(values);
    }

    private String cannotTake(JsonNode[] values) {
        return Arrays.stream(values)
                .map(Refusal::kind)
                .collect(Collectors.joining(", ", getName() + "() cannot take ", ""));
    }
}
