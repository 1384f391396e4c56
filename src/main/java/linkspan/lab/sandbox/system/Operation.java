package linkspan.lab.sandbox.system;

import io.vertx.core.http.HttpMethod;
import java.util.function.Function;
import linkspan.lab.sandbox.call.Action;
import linkspan.lab.sandbox.call.SystemAnswer;
import linkspan.lab.sandbox.call.SystemCall;
import linkspan.lab.sandbox.call.WireFormat;

/**
 * One call that a system understands.
 *
 * @param path below the system's own path; {@code :number} stands for an order's or SKU's number
 * @param complaint how this protocol says that something went wrong
 * @param format how this protocol puts calls into bytes
 */
public record Operation(HttpMethod method, String path, Work work, Complaint complaint, WireFormat format) {
    /** One that speaks JSON. */
    public Operation(HttpMethod method, String path, Work work, Complaint complaint) {
        this(method, path, work, complaint, WireFormat.JSON);
    }

    /** Decides about a call without changing anything: {@link SimulatedSystem#apply} changes. */
    public interface Decide extends Function<SystemCall, SystemAnswer> {}

    /** The words of a protocol for a failure that has nothing to do with its business. */
    public interface Complaint {
        SystemAnswer.Refused say(int status, String reason);
    }

    public sealed interface Work {}

    /**
     * Changes an order: counted in the ledger, once per idempotency key.
     *
     * @param idField field of the body that names the order where the path does not
     */
    public record Change(Action action, String idField, Decide decide) implements Work {}

    /** Reads or sets something outside the ledger. */
    public record Plain(Decide decide) implements Work {}
}
