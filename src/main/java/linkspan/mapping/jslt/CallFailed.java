package linkspan.mapping.jslt;

import com.fasterxml.jackson.databind.JsonNode;
import linkspan.mapping.Place;
import linkspan.mapping.function.Refusal;

/** A refusal on its way out of the expression, with the call it came from. */
final class CallFailed extends RuntimeException {
    private final CallSite call;
    private final JsonNode context;
    private final Refusal refusal;

    CallFailed(CallSite call, JsonNode context, Refusal refusal) {
        super(refusal.reason(), null, false, false);
        this.call = call;
        this.context = context;
        this.refusal = refusal;
    }

    Place place() {
        return call.place();
    }

    String reason() {
        return refusal.reason();
    }

    Refusal refusal() {
        return refusal;
    }

    /** What {@code .} was. */
    JsonNode context() {
        return context;
    }

    /** The refused argument as written in the mapping; empty when no argument is to blame. */
    String argument() {
        int index = refusal.argument();
        return index < 0 ? "" : call.arguments().get(index);
    }
}
