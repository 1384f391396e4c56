package linkspan.jslt.function;

import com.fasterxml.jackson.databind.JsonNode;
import com.schibsted.spt.data.jslt.Function;

/** A function that this hub adds to JSLT; its body throws {@link Refusal} for what it cannot take. */
record Authored(String name, int min, int max, Body body) implements Function {
    interface Body {
        JsonNode of(JsonNode[] arguments);
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public int getMinArguments() {
        return min;
    }

    @Override
    public int getMaxArguments() {
        return max;
    }

    @Override
    public JsonNode call(JsonNode context, JsonNode[] arguments) {
        return body.of(arguments);
    }

    /** Null, absent, or a text of white space only: how platforms say that there is nothing. */
    static boolean isAbsent(JsonNode value) {
        return value.isNull()
                || value.isMissingNode()
                || value.isTextual() && value.textValue().isBlank();
    }
}
