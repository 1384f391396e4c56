package linkspan.lab.sandbox.door;

import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.util.ArrayList;
import java.util.List;

/** Every path that a sandbox answers on: the systems', the control desk's, and what is neither. */
public final class SandboxDoor {
    private SandboxDoor() {}

    /** @param bi has no path of its own, only a ledger and faults */
    public static Router router(Vertx vertx, List<HttpReceiver> systems, Receiver bi) {
        Router router = Router.router(vertx);
        Doorway doorway = new Doorway(vertx, router);
        systems.forEach(doorway::open);
        List<Receiver> receivers = new ArrayList<>(systems);
        receivers.add(bi);
        new ControlDesk(receivers).open(router);
        Failures.handleIn(router);
        return router;
    }
}
