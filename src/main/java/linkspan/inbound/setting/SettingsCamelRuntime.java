package linkspan.inbound.setting;

import java.util.function.UnaryOperator;
import linkspan.platform.system.SystemCatalog;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.PropertiesFunction;
import org.apache.camel.spi.PropertiesSource;
import org.apache.camel.spi.SupervisingRouteController;
import org.jspecify.annotations.Nullable;

/**
 * Placeholders that resolve in any endpoint: <code>{{acme.url}}</code> is that key of {@code routes/acme/system.properties}, as it is at that
 * moment, and <code>{{secret:acme}}</code> the secret of that name.
 */
public final class SettingsCamelRuntime {
    /** Routes at which the hub's own consumers stand: without them it does not start. */
    private static final String OURS = "receive:*,receive-topic:*,event:*,hub-rest:*,rest:*,direct:*";

    private static final long RETRY_MS = 2_000;
    private static final long LONGEST_RETRY_MS = 60_000;

    private SettingsCamelRuntime() {}

    /** {@code secrets}: the value by name; throws where there is none. */
    public static void resolve(CamelContext camel, SystemCatalog systems, UnaryOperator<String> secrets) {
        camel.getPropertiesComponent().addPropertiesSource(new Keys(systems));
        camel.getPropertiesComponent().addPropertiesFunction(new OfSecret(secrets));
    }

    /**
     * A route of its author's own whose source is away is started again and again, and keeps no other one from starting. Called before
     * the context starts.
     */
    public static void supervise(CamelContext camel) {
        SupervisingRouteController supervising = camel.getRouteController().supervising();
        supervising.setExcludeRoutes(OURS);
        supervising.setBackOffDelay(RETRY_MS);
        supervising.setBackOffMultiplier(2);
        supervising.setBackOffMaxDelay(LONGEST_RETRY_MS);
    }

    private record Keys(SystemCatalog systems) implements PropertiesSource {
        @Override
        public String getName() {
            return "system.properties";
        }

        @Override
        public @Nullable String getProperty(String name) {
            String[] parts = name.split("\\.", 2);
            return parts.length < 2
                    ? null
                    : systems.find(parts[0])
                            .flatMap(system -> system.find(parts[1]))
                            .orElse(null);
        }
    }

    private record OfSecret(UnaryOperator<String> secrets) implements PropertiesFunction {
        @Override
        public String getName() {
            return "secret";
        }

        @Override
        public String apply(String name) {
            if (name.isBlank()) {
                throw new IllegalArgumentException("{{secret:}} names no secret");
            }
            return secrets.apply(name);
        }
    }
}
