package linkspan.business.api.contract;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import linkspan.model.failure.FailureCode;
import linkspan.model.failure.Refused;

/** Everything that is wrong with what a client sent, told at once: the first 20 by path and reason. For one thread. */
public final class Complaints {
    private static final int SHOWN = 20;

    private record Complaint(String path, String reason) {}

    private final List<Complaint> shown = new ArrayList<>();

    /** {@code path} as {@code items[0].unitPrice}. */
    public void add(String path, String reason) {
        if (shown.size() < SHOWN) {
            shown.add(new Complaint(path, reason));
        }
    }

    /** Throws {@link Refused} with {@code SCHEMA_INVALID} and {@code details.errors} unless all is well. */
    public void refuseIfAny() {
        if (shown.isEmpty()) {
            return;
        }
        ObjectNode details = JsonNodeFactory.instance.objectNode();
        ArrayNode errors = details.putArray("errors");
        shown.forEach(one -> errors.addObject().put("path", one.path).put("reason", one.reason));
        Complaint first = shown.get(0);
        throw new Refused(FailureCode.SCHEMA_INVALID, first.path + ": " + first.reason, details);
    }
}
