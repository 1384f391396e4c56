package linkspan.operations.ops;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import linkspan.delivery.Deliveries;
import linkspan.delivery.SystemDelivery;
import linkspan.platform.desk.OpsDesk;
import linkspan.platform.desk.OpsReply;
import linkspan.platform.desk.OpsRoute;

/**
 * {@code /health/ready}: 200 when all of the hub's own parts work. A system that cannot be reached is listed and changes
 * nothing: its events wait, the hub can take more. Nor does a system whose consumer is still joining its group; this hub
 * will deliver nothing to it before.
 */
public final class Health implements OpsDesk {
    private final Map<String, BooleanSupplier> parts;
    private final Map<String, Supplier<String>> reasons;
    private final Supplier<List<String>> warnings;
    private final Deliveries deliveries;

    /**
     * @param parts the hub's own parts by name; a check may block for up to a second
     * @param reasons what an operator is told while the part of that name is down
     * @param warnings what an operator should look at today; changes nothing
     */
    public Health(
            Map<String, BooleanSupplier> parts,
            Map<String, Supplier<String>> reasons,
            Supplier<List<String>> warnings,
            Deliveries deliveries) {
        this.parts = new LinkedHashMap<>(parts);
        this.reasons = Map.copyOf(reasons);
        this.warnings = warnings;
        this.deliveries = deliveries;
    }

    @Override
    public List<OpsRoute> routes() {
        return List.of(OpsRoute.get("/health/ready", request -> ready()));
    }

    private OpsReply ready() {
        ObjectNode json = OpsServer.status("up").deepCopy();
        ObjectNode checks = json.putObject("checks");
        boolean up = true;
        for (Map.Entry<String, BooleanSupplier> part : parts.entrySet()) {
            boolean works = part.getValue().getAsBoolean();
            checks.put(part.getKey(), works ? "up" : "down");
            up &= works;
            Supplier<String> reason = reasons.get(part.getKey());
            if (!works && reason != null) {
                json.put("reason", reason.get());
            }
        }
        list(json.putArray("unreachableSystems"), system -> system.breakerState() == CircuitBreaker.State.OPEN);
        list(json.putArray("joiningSystems"), SystemDelivery::joining);
        List<String> said = warnings.get();
        if (!said.isEmpty()) {
            said.forEach(json.putArray("warnings")::add);
        }
        return OpsReply.json(up ? 200 : 503, json.put("status", up ? "up" : "down"));
    }

    private void list(ArrayNode into, Predicate<SystemDelivery> which) {
        deliveries.all().stream().filter(which).map(SystemDelivery::id).sorted().forEach(into::add);
    }
}
