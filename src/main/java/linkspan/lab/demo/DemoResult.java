package linkspan.lab.demo;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import linkspan.lab.ledger.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * What a demo came to.
 *
 * @param accepted messages answered 2xx and not kept, repetitions and older news included
 * @param refused messages answered otherwise
 * @param kept messages stored as dead letters because they could not be mapped
 * @param reconciled the difference that was planted; null where there is no reconciliation of stock
 */
public record DemoResult(
        int accepted,
        int refused,
        int kept,
        Verdict verdict,
        @Nullable Reconciled reconciled) {
    public boolean ok() {
        return verdict.ok() && (reconciled == null || reconciled.ok());
    }

    public String json() {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("accepted", accepted)
                .put("refused", refused)
                .put("kept", kept);
        json.set("systems", verdict.json("missing"));
        if (reconciled != null) {
            json.set("reconciliation", reconciled.json());
        }
        return json.put("verdict", ok() ? "ok" : "failed").toString();
    }

    public String words() {
        return "accepted " + accepted + ", refused " + refused + ", kept " + kept + "; " + verdict.words()
                + (reconciled == null
                        ? ""
                        : "; planted difference " + (reconciled.ok() ? "found and mended" : "NOT mended"));
    }
}
