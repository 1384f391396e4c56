package linkspan.sandbox;

import io.vertx.core.http.HttpMethod;
import java.util.function.Function;

/**
 * One call that a system understands.
 *
 * @param path below the system's own path; {@code :number} stands for an order's or SKU's number
 * @param complaint how this protocol says that something went wrong
 */
record Operation(HttpMethod method, String path, Work work, Complaint complaint) {

    /** Decides about a call without changing anything: {@link SimulatedSystem#apply} changes. */
    interface Decide extends Function<Call, Answer> {}

    /** The words of a protocol for a failure that has nothing to do with its business. */
    interface Complaint {
        Answer.Refused say(int status, String reason);
    }

    sealed interface Work {}

    /**
     * Changes an order: counted in the ledger, once per idempotency key.
     *
     * @param idField field of the body that names the order where the path does not
     */
    record Change(Action action, String idField, Decide decide) implements Work {}

    /** Reads or sets something outside the ledger. */
    record Plain(Decide decide) implements Work {}
}
