package linkspan;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import linkspan.author.check.Sources;
import linkspan.author.reload.LiveRoutes;
import linkspan.author.reload.RouteSwap;
import linkspan.author.reload.ScratchRoutes;
import linkspan.delivery.Deliveries;
import linkspan.inbound.consumer.ConsumerUnitRoutes;
import linkspan.inbound.consumer.TapProcessor;
import linkspan.inbound.setting.HubKafkaComponent;
import linkspan.inbound.setting.SettingsCamelRuntime;
import linkspan.inbound.setting.SystemDatabases;
import linkspan.mapping.MappingBroken;
import linkspan.mapping.Mappings;
import linkspan.platform.broker.KafkaAccess;
import linkspan.platform.resilience.LeavingProcessor;
import linkspan.platform.system.ConfigurationError;
import linkspan.platform.system.SystemCatalog;
import linkspan.platform.system.SystemSettings;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.component.micrometer.routepolicy.MicrometerRoutePolicyFactory;
import org.apache.camel.main.Main;
import org.apache.camel.main.SimpleMainShutdownStrategy;
import org.jspecify.annotations.Nullable;

/** camel-main with the hub's components and the routes of a folder; the hub decides when it starts and stops. */
final class CamelRuntime implements AutoCloseable {
    private final Main main = new Main();
    private final SystemCatalog systems;
    private final MeterRegistry meters;
    private final ConsumerUnitRoutes units;
    private final UnaryOperator<String> secrets;
    private final SystemDatabases databases;

    private @Nullable KafkaAccess own;
    private final Map<String, Function<SystemCatalog, Component>> components = new LinkedHashMap<>();
    private final Map<String, Object> beans = new LinkedHashMap<>();

    /**
     * @param leftOut route files that are not loaded, whatever is in them
     * @param units gives routes their unit of work where their consumer brings none
     * @param secrets the value by name
     */
    CamelRuntime(
            Path routes,
            Set<Path> leftOut,
            SystemCatalog systems,
            MeterRegistry meters,
            ConsumerUnitRoutes units,
            UnaryOperator<String> secrets) {
        this.units = units;
        this.secrets = secrets;
        this.databases = new SystemDatabases(secrets);
        this.systems = systems;
        this.meters = meters;
        main.setShutdownStrategy(new SimpleMainShutdownStrategy());
        main.setDefaultPropertyPlaceholderLocation("classpath:application.properties");
        main.configure().setRoutesIncludePattern("file:" + routes.toAbsolutePath() + "/**/*.camel.yaml");
        if (!leftOut.isEmpty()) {
            main.configure()
                    .setRoutesExcludePattern(leftOut.stream()
                            .map(file -> "**/" + Sources.system(file) + "/" + file.getFileName())
                            .collect(Collectors.joining(",")));
        }
    }

    /** The component of that URI scheme, for the systems of the hub; {@code component} makes it for others, too. */
    void bind(String scheme, Function<SystemCatalog, Component> component) {
        components.put(scheme, component);
        main.bind(scheme, component.apply(systems));
    }

    /** {@code kafka:} on the hub's own broker where an address names none. */
    void kafka(KafkaAccess access) {
        own = access;
        bind("kafka", of -> HubKafkaComponent.of(access));
    }

    /** The system's database for {@code jdbc:<system>}, by its settings as they are now. */
    void database(SystemSettings system) {
        databases.open(system).ifPresent(pool -> bean(system.id(), pool));
    }

    /** A bean that routes name: {@code #inbox}. One that is bound again takes the place of the earlier one. */
    void bean(String name, Object bean) {
        beans.put(name, bean);
        main.bind(name, bean);
    }

    void add(org.apache.camel.RoutesBuilder routes) {
        main.configure().addRoutesBuilder(routes);
    }

    CamelContext context() {
        return main.getCamelContext();
    }

    /** Replaces routes once they run. */
    RouteSwap swap(Mappings mappings, Deliveries deliveries, RouteSwap.Surroundings surroundings) {
        return new RouteSwap(
                new LiveRoutes(context()),
                new ScratchRoutes(components, beans, mappings, secrets),
                systems,
                deliveries,
                surroundings);
    }

    /** Loads and starts the routes; what is wrong with them is one line that names the file. */
    void start() {
        try {
            main.init();
            MicrometerRoutePolicyFactory policies = new MicrometerRoutePolicyFactory();
            policies.setMeterRegistry(meters);
            context().addRoutePolicyFactory(policies);
            context().addRoutePolicyFactory(units);
            SettingsCamelRuntime.resolve(context(), systems, secrets);
            SettingsCamelRuntime.supervise(context());
            context().getCamelContextExtension().addInterceptStrategy(TapProcessor.everywhere());
            context().getCamelContextExtension().addInterceptStrategy(LeavingProcessor.everywhere());
            if (own != null) {
                context().getCamelContextExtension().registerEndpointCallback(HubKafkaComponent.topics(own));
            }
            main.start();
        } catch (Exception e) {
            throw new ConfigurationError(reason(e));
        }
    }

    /** What an author can mend, without Camel's picture of the route and without class names. */
    private static String reason(Throwable error) {
        Throwable cause = error;
        while (!names(cause) && cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        String inner = cause.getMessage() == null ? cause.toString() : cause.getMessage();
        if (names(cause)) {
            return inner;
        }
        String outer = error.getMessage() == null ? "" : error.getMessage();
        return "routes: "
                + (outer.contains(inner) ? outer : outer + ": " + inner)
                        .replaceAll("\\s+", " ")
                        .replaceAll("( at: >>>.*? <<<)?(:| in route:) Route\\([^)]*\\)\\[.*? because:", ":")
                        .replaceAll("\\b([a-z]\\w*\\.){2,}[A-Z]\\w*: ", "");
    }

    /** Its message says which file or key. */
    private static boolean names(Throwable cause) {
        return cause instanceof ConfigurationError || cause instanceof MappingBroken;
    }

    @Override
    public void close() {
        main.stop();
        databases.close();
    }
}
