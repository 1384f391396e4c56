package linkspan.lab.demo;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import linkspan.lab.ledger.Verdict;

/**
 * What a demo came to.
 *
 * @param accepted messages answered 2xx and not kept, repetitions and older news included
 * @param refused messages answered otherwise
 * @param kept messages stored as dead letters because they could not be mapped
 */
public record DemoResult(int accepted, int refused, int kept, Verdict verdict) {
    public boolean ok() {
        return verdict.ok();
    }

    public String json() {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("accepted", accepted)
                .put("refused", refused)
                .put("kept", kept);
        json.set("systems", verdict.json("missing"));
        return json.put("verdict", ok() ? "ok" : "failed").toString();
    }

    public String words() {
        return "accepted " + accepted + ", refused " + refused + ", kept " + kept + "; " + verdict.words();
    }
}
