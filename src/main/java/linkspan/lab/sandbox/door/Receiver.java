package linkspan.lab.sandbox.door;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import java.util.List;
import linkspan.lab.sandbox.ledger.Arrival;
import linkspan.lab.sandbox.ledger.Tally;

/** One simulated system as the control desk sees it: its ledger and its faults. */
public interface Receiver {
    String name();

    Future<Tally> tally();

    /** In the order of arrival; empty for an order never heard of. */
    Future<List<Arrival>> arrivals(String orderId);

    /** The faults now in force. */
    ObjectNode faults();

    /** Changes the named faults; nothing when one is invalid. */
    Future<SystemFaults.Change> change(ObjectNode named);
}
