package linkspan.mapping.function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Thrown by a function that cannot take what it was given; says which argument, and never its value. */
public final class Refusal extends RuntimeException {
    private final int argument;
    private final JsonNode culprit;
    private final @Nullable String label;
    private final String reason;

    private Refusal(int argument, JsonNode culprit, @Nullable String label, String reason) {
        super(reason, null, false, false);
        this.argument = argument;
        this.culprit = culprit;
        this.label = label;
        this.reason = reason;
    }

    /** The call as a whole failed. */
    public static Refusal because(String reason) {
        return new Refusal(-1, MissingNode.getInstance(), null, reason);
    }

    /** @param culprit the argument, or what is wrong within it */
    static Refusal of(int argument, JsonNode culprit, String reason) {
        return new Refusal(argument, culprit, null, reason);
    }

    /** @param label the author's name for the field, relative to the context */
    static Refusal named(String label, String reason) {
        return new Refusal(-1, MissingNode.getInstance(), label, reason);
    }

    static Refusal expected(String what, int argument, JsonNode found) {
        return of(argument, found, "expected " + what + ", found " + kind(found));
    }

    public static String kind(JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING -> value.textValue().isBlank() ? "blank text" : "text";
            case MISSING -> "nothing";
            case ARRAY, BOOLEAN, NULL, NUMBER, OBJECT, BINARY, POJO ->
                value.getNodeType().name().toLowerCase(Locale.ROOT);
        };
    }

    public int argument() {
        return argument;
    }

    public JsonNode culprit() {
        return culprit;
    }

    public @Nullable String label() {
        return label;
    }

    public String reason() {
        return reason;
    }
}
