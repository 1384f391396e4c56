package linkspan.lab.sandbox.bi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import linkspan.lab.sandbox.door.Receiver;
import linkspan.lab.sandbox.door.SystemFaults;
import linkspan.lab.sandbox.ledger.Arrival;
import linkspan.lab.sandbox.ledger.Tally;

/** The reports' database as a receiver; everything that blocks runs on a worker. */
public final class BiReceiver implements Receiver {
    private final Vertx vertx;
    private final BiStore store;

    public BiReceiver(Vertx vertx, BiStore store) {
        this.vertx = vertx;
        this.store = store;
    }

    @Override
    public String name() {
        return "bi";
    }

    @Override
    public Future<Tally> tally() {
        return vertx.executeBlocking(store::tally);
    }

    @Override
    public Future<List<Arrival>> arrivals(String orderId) {
        return vertx.executeBlocking(() -> store.arrivals(orderId));
    }

    @Override
    public ObjectNode faults() {
        return new SystemFaults(Duration.ZERO, 0, 0, store.down(), 0).json();
    }

    @Override
    public Future<SystemFaults.Change> change(ObjectNode named) {
        for (var field : named.properties()) {
            if (!field.getKey().equals("down")) {
                String reason = "bi is a database, only down is supported";
                return Future.succeededFuture(new SystemFaults.Invalid(field.getKey(), reason));
            }
        }
        SystemFaults.Change change = SystemFaults.NONE.with(named);
        if (!(change instanceof SystemFaults.Changed changed) || named.isEmpty()) {
            return Future.succeededFuture(change);
        }
        return vertx.executeBlocking(() -> {
            if (changed.faults().down()) {
                store.goDown();
                return change;
            }
            store.comeUp();
            return change;
        });
    }
}
