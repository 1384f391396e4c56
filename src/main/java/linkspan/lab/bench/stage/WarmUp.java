package linkspan.lab.bench.stage;

import java.time.Duration;
import java.util.List;
import linkspan.lab.bench.load.ApiOrders;
import linkspan.lab.bench.load.ClosedLoop;
import linkspan.lab.bench.load.Wires;
import linkspan.lab.process.HubChild;

/** The first orders, flat out, which no figure counts. */
public final class WarmUp {
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private WarmUp() {}

    /** Sends orders 0 to {@code count} - 1 on connections of their own; returns when all have taken effect. */
    public static void flatOut(Stage stage, HubChild hub, ApiOrders orders, List<String> systems, int count)
            throws InterruptedException {
        try (Wires wires = new Wires(hub.url(), Wires.SENDERS)) {
            new ClosedLoop(wires, orders).send(0, count).requireAllAccepted();
        }
        stage.awaitDistinct(systems, count, LONGEST);
    }
}
