package linkspan.operations.ops;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.health.HealthCheckRepository;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Camel's registry of health checks with the hub's own in it; while there is no Camel yet, or no more, the hub's own alone. */
public final class HealthCamelRuntime implements HealthChecks {
    private static final Logger LOG = LoggerFactory.getLogger(HealthCamelRuntime.class);
    private final List<HealthCheck> own = new ArrayList<>();
    private final Supplier<Map<String, String>> failing;
    private volatile @Nullable CamelContext camel;

    /** @param failing routes of people's own that fail again and again, each with a sentence */
    public HealthCamelRuntime(Supplier<Map<String, String>> failing) {
        this.failing = failing;
    }

    /** One of the hub's own, {@code linkspan-<part>}; {@code reason} says why it is down. */
    public void add(String part, BooleanSupplier works, Supplier<String> reason) {
        own.add(new Part(OWN + part, works, reason));
    }

    /** Registers them, and Camel's checks of consumers. Before routes start. */
    public void into(CamelContext context) {
        HealthCheckRegistry registry = HealthCheckRegistry.get(context);
        registry.setInitialState(HealthCheck.State.UP); // a consumer that has not polled yet is not down
        own.forEach(registry::register);
        registry.register(new Failing());
        if (registry.resolveById("consumers") instanceof HealthCheckRepository consumers) {
            registry.register(consumers);
        }
        camel = context;
    }

    @Override
    public List<Said> ask() {
        CamelContext context = camel;
        if (context == null || !context.isStarted()) {
            return own.stream().map(HealthCamelRuntime::said).toList();
        }
        HealthCheckRegistry registry = HealthCheckRegistry.get(context);
        List<Said> all = new ArrayList<>();
        try {
            registry.stream()
                    .filter(check -> check.isReadiness() && check.isEnabled() && !registry.isExcluded(check))
                    .filter(check ->
                            !"camel".equals(check.getGroup()) || check.getId().startsWith(CONSUMER))
                    .forEach(check -> all.add(said(check)));
        } catch (RuntimeException e) { // a route that comes or goes just now
            LOG.debug("checks of health are incomplete", e);
        }
        return all;
    }

    private static Said said(HealthCheck check) {
        HealthCheck.Result result = check.callReadiness();
        return new Said(
                check.getId(),
                result.getState() != HealthCheck.State.DOWN,
                result.getMessage().orElse(""));
    }

    private record Part(String id, BooleanSupplier works, Supplier<String> reason) implements HealthCheck {
        @Override
        public String getId() {
            return id;
        }

        @Override
        public String getGroup() {
            return "linkspan";
        }

        @Override
        public boolean isEnabled() {
            return true;
        }

        @Override
        public void setEnabled(boolean enabled) {
            throw new UnsupportedOperationException(id + " is always looked at");
        }

        @Override
        public boolean isLiveness() {
            return false; // a new start of the process mends none of them
        }

        @Override
        public Result call(Map<String, Object> options) {
            HealthCheckResultBuilder result = HealthCheckResultBuilder.on(this);
            return works.getAsBoolean()
                    ? result.up().build()
                    : result.down().message(reason.get()).build();
        }
    }

    /** A check for each route that fails now. */
    private final class Failing implements HealthCheckRepository {
        @Override
        public String getId() {
            return OWN + "routes";
        }

        @Override
        public boolean isEnabled() {
            return true;
        }

        @Override
        public void setEnabled(boolean enabled) {
            throw new UnsupportedOperationException(getId() + " is always looked at");
        }

        @Override
        public Stream<HealthCheck> stream() {
            return failing.get().entrySet().stream()
                    .map(each -> new Part(HealthChecks.FAILING + each.getKey(), () -> false, each::getValue));
        }
    }
}
