package linkspan.mapping.function;

import com.fasterxml.jackson.databind.JsonNode;
import com.schibsted.spt.data.jslt.Function;
import linkspan.model.SoundText;
import org.jspecify.annotations.Nullable;

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

    /** The value; refuses a text with a character that nobody can store, naming the field where the author has named it. */
    static JsonNode sound(JsonNode value, @Nullable String name) {
        String flaw = value.isTextual() ? SoundText.flaw(value.textValue()) : "";
        if (flaw.isEmpty()) {
            return value;
        }
        throw name == null ? Refusal.of(0, value, flaw) : Refusal.named(name, flaw);
    }

    /** Null, absent, or a text of white space only: how platforms say that there is nothing. */
    static boolean isAbsent(JsonNode value) {
        return value.isNull()
                || value.isMissingNode()
                || value.isTextual() && value.textValue().isBlank();
    }
}
