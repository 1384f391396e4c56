package linkspan.operations.ops;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.core.instrument.Counter;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.IntSupplier;
import linkspan.delivery.Deliveries;
import linkspan.delivery.SystemDelivery;
import linkspan.delivery.key.PendingState;
import linkspan.operations.meter.Backlog;
import linkspan.operations.meter.BacklogStore;
import linkspan.platform.desk.OpsDesk;
import linkspan.platform.desk.OpsReply;
import linkspan.platform.desk.OpsRoute;

/** {@code /metrics} for machines and {@code /admin/overview} for people. Counters count from the start of this process. */
public final class Overview implements OpsDesk {
    private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";
    private final PrometheusMeterRegistry meters;
    private final Deliveries deliveries;
    private final Backlog backlog;
    private final IntSupplier port;

    /** @param port the message port */
    public Overview(PrometheusMeterRegistry meters, Deliveries deliveries, Backlog backlog, IntSupplier port) {
        this.port = port;
        this.meters = meters;
        this.deliveries = deliveries;
        this.backlog = backlog;
    }

    @Override
    public List<OpsRoute> routes() {
        return List.of(
                OpsRoute.get("/metrics", request -> new OpsReply(200, PROMETHEUS, meters.scrape())),
                OpsRoute.get("/admin/overview", request -> OpsReply.json(overview())));
    }

    private ObjectNode overview() {
        BacklogStore.Counts counts = backlog.counts();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("port", port.getAsInt())
                .put("accepted", count("linkspan.messages.accepted"))
                .put("kept", count("linkspan.messages.kept"))
                .put("refused", count("linkspan.messages.refused"))
                .put("outbox", counts.outbox());
        ObjectNode systems = json.putObject("systems");
        deliveries.all().stream()
                .sorted(Comparator.comparing(SystemDelivery::id))
                .forEach(system -> systems.set(system.id(), system(system, counts)));
        return json;
    }

    private ObjectNode system(SystemDelivery system, BacklogStore.Counts counts) {
        String id = system.id();
        return JsonNodeFactory.instance
                .objectNode()
                .put("delivered", count("linkspan.events.delivered", "system", id, "outcome", "delivered"))
                .put("waiting", counts.pending(id, PendingState.WAITING))
                .put("behind", counts.pending(id, PendingState.BEHIND))
                .put("uncertain", counts.pending(id, PendingState.UNCERTAIN))
                .put("dead", counts.pending(id, PendingState.DEAD))
                .put(
                        "breaker",
                        system.breakerState().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    private long count(String name, String... tags) {
        return (long) meters.find(name).tags(tags).counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }
}
