package linkspan.lab.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import linkspan.lab.client.Loopback;

/** Asks simulated systems what took effect there; {@link linkspan.lab.client.Unanswered} when they do not say. */
public final class LedgerReader {
    private final Loopback http;
    private final String sandbox;

    /** {@code sandbox}: their URL, without a slash at the end. */
    public LedgerReader(Loopback http, String sandbox) {
        this.http = http;
        this.sandbox = sandbox;
    }

    /** {@code effects, distinct, doubled, outOfOrder}. */
    public JsonNode summary(String system) {
        return read(system, "");
    }

    /** The sequences of every order in the order of effect. */
    public Effects effects(String system) {
        return Effects.read(read(system, "?pairs=true"));
    }

    /** The summary with {@code times}: of every order when each of its effects happened, in microseconds of the epoch. */
    public JsonNode times(String system) {
        return read(system, "?times=true");
    }

    private JsonNode read(String system, String query) {
        return http.get(sandbox + "/ledger/" + system + query);
    }
}
