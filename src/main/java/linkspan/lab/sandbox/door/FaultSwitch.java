package linkspan.lab.sandbox.door;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import linkspan.lab.sandbox.call.SystemCall;

/** The faults of one system: for every call, and beside them for single orders. One thread at a time. */
public final class FaultSwitch {
    private SystemFaults everywhere = SystemFaults.NONE;
    private final Map<String, SystemFaults> byOrder = new TreeMap<>();

    public SystemFaults everywhere() {
        return everywhere;
    }

    /** For an order that callers may know by two names. */
    public SystemFaults inForce(String orderId, String number) {
        SystemFaults own = byOrder.getOrDefault(orderId, byOrder.getOrDefault(number, SystemFaults.NONE));
        return everywhere.and(own);
    }

    /** Changes what {@code request} names, for its {@code orderId} only when it has one. Nothing when invalid. */
    public SystemFaults.Change change(ObjectNode request) {
        ObjectNode named = request.deepCopy();
        boolean forOrder = named.remove("orderId") != null;
        Optional<String> orderId = SystemCall.text(request, "orderId");
        if (forOrder && orderId.isEmpty()) {
            return new SystemFaults.Invalid("orderId", "must be the id of an order");
        }
        SystemFaults before =
                orderId.map(id -> byOrder.getOrDefault(id, SystemFaults.NONE)).orElse(everywhere);
        SystemFaults.Change change = before.with(named);
        if (change instanceof SystemFaults.Changed changed) {
            orderId.ifPresentOrElse(id -> set(id, changed.faults()), () -> everywhere = changed.faults());
        }
        return change;
    }

    /** The faults for every call, and under {@code orders} those of single orders. */
    public ObjectNode json() {
        ObjectNode json = everywhere.json();
        if (!byOrder.isEmpty()) {
            ObjectNode orders = json.putObject("orders");
            byOrder.forEach((orderId, faults) -> orders.set(orderId, faults.json()));
        }
        return json;
    }

    private void set(String orderId, SystemFaults faults) {
        if (faults.equals(SystemFaults.NONE)) {
            byOrder.remove(orderId);
            return;
        }
        byOrder.put(orderId, faults);
    }
}
