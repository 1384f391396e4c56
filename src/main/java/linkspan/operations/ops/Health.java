package linkspan.operations.ops;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import linkspan.delivery.Deliveries;
import linkspan.delivery.SystemDelivery;
import linkspan.platform.desk.OpsDesk;
import linkspan.platform.desk.OpsReply;
import linkspan.platform.desk.OpsRoute;

/**
 * {@code /health/ready}, also {@code /observe/health}: 200 when all of the hub's own parts work, and what others have added to Camel's registry
 * of health checks. A system that cannot be reached is listed and changes nothing: its events wait, the hub can take more. Nor does a
 * system whose consumer is still joining its group, or a route that fails or whose source is away: those are warnings.
 */
public final class Health implements OpsDesk {
    private final HealthChecks checks;
    private final Set<String> parts;
    private final Supplier<List<String>> warnings;
    private final Deliveries deliveries;

    /**
     * @param parts those of the hub's own checks that are shown by name
     * @param warnings what else an operator should look at today; changes nothing
     */
    public Health(HealthChecks checks, Set<String> parts, Supplier<List<String>> warnings, Deliveries deliveries) {
        this.checks = checks;
        this.parts = parts;
        this.warnings = warnings;
        this.deliveries = deliveries;
    }

    @Override
    public List<OpsRoute> routes() {
        return Stream.of("/health/ready", "/observe/health", "/observe/health/ready")
                .map(path -> OpsRoute.get(path, request -> ready()))
                .toList();
    }

    private OpsReply ready() {
        ObjectNode json = OpsServer.status("up").deepCopy();
        ObjectNode shown = json.putObject("checks");
        Map<String, String> routes = new TreeMap<>();
        boolean up = true;
        for (HealthChecks.Said said : checks.ask()) {
            String id = said.id();
            if (id.startsWith(HealthChecks.CONSUMER)) {
                if (!said.up()) {
                    String route = id.substring(HealthChecks.CONSUMER.length());
                    routes.putIfAbsent(
                            route, "route " + route + " takes nothing: its source is away, or it is stopped");
                }
            } else if (id.startsWith(HealthChecks.FAILING)) {
                routes.put(id.substring(HealthChecks.FAILING.length()), said.message());
            } else {
                up &= said.up();
                boolean own = id.startsWith(HealthChecks.OWN);
                String name = own ? id.substring(HealthChecks.OWN.length()) : id;
                if (!own || parts.contains(name)) {
                    shown.put(name, said.up() ? "up" : "down");
                }
                if (own && !said.up() && !said.message().isEmpty()) {
                    json.put("reason", said.message());
                }
            }
        }
        list(json.putArray("unreachableSystems"), system -> system.breakerState() == CircuitBreaker.State.OPEN);
        list(json.putArray("joiningSystems"), SystemDelivery::joining);
        List<String> told =
                Stream.concat(warnings.get().stream(), routes.values().stream()).toList();
        if (!told.isEmpty()) {
            told.forEach(json.putArray("warnings")::add);
        }
        return OpsReply.json(up ? 200 : 503, json.put("status", up ? "up" : "down"));
    }

    private void list(ArrayNode into, Predicate<SystemDelivery> which) {
        deliveries.all().stream().filter(which).map(SystemDelivery::id).sorted().forEach(into::add);
    }
}
