package linkspan.jslt.function;

import com.fasterxml.jackson.databind.JsonNode;
import com.schibsted.spt.data.jslt.Function;
import java.util.List;

/** What an author insists on: {@code required(.sku)}, {@code required(value, "sku")}, {@code fail("reason", "sku")}. */
final class DemandFunctions {
    private DemandFunctions() {}

    static List<Function> all() {
        return List.of(
                new Authored("required", 1, 2, DemandFunctions::required),
                new Authored("fail", 1, 2, DemandFunctions::fail));
    }

    /** The value; refuses null, blank text, and an array or object without content. The name is relative to the context. */
    private static JsonNode required(JsonNode[] arguments) {
        JsonNode value = arguments[0];
        if (!Authored.isAbsent(value) && !(value.isContainerNode() && value.isEmpty())) {
            return value;
        }
        throw arguments.length == 1 ? Refusal.of(0, value, "missing") : Refusal.named(arguments[1].asText(), "missing");
    }

    private static JsonNode fail(JsonNode[] arguments) {
        String reason = arguments[0].asText();
        throw Refusal.named(arguments.length == 1 ? "" : arguments[1].asText(), reason);
    }
}
