package linkspan;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import linkspan.author.check.Sources;
import linkspan.author.lint.HubLint;
import linkspan.author.reload.LiveRoutes;
import linkspan.author.reload.RouteSwap;
import linkspan.author.reload.ScratchRoutes;
import linkspan.delivery.Deliveries;
import linkspan.inbound.consumer.TapProcessor;
import linkspan.inbound.http.HubHttpServer;
import linkspan.inbound.poll.PollRoutes;
import linkspan.inbound.setting.HubKafkaComponent;
import linkspan.inbound.setting.SettingsCamelRuntime;
import linkspan.inbound.setting.StreamedJdbcEndpoint;
import linkspan.inbound.setting.SystemDatabases;
import linkspan.mapping.MappingBroken;
import linkspan.mapping.Mappings;
import linkspan.operations.ops.HealthCamelRuntime;
import linkspan.platform.Module;
import linkspan.platform.SchemeComponent;
import linkspan.platform.broker.KafkaAccess;
import linkspan.platform.extension.ExactJsonCamelRuntime;
import linkspan.platform.extension.ExtensionCamelRuntime;
import linkspan.platform.extension.ExtensionJars;
import linkspan.platform.jmx.Insight;
import linkspan.platform.jmx.InsightCamelRuntime;
import linkspan.platform.jmx.Masking;
import linkspan.platform.part.PartProcessor;
import linkspan.platform.resilience.AskBreaker;
import linkspan.platform.resilience.LeavingProcessor;
import linkspan.platform.system.ConfigurationError;
import linkspan.platform.system.SystemCatalog;
import linkspan.platform.system.SystemSettings;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.component.micrometer.routepolicy.MicrometerRoutePolicyFactory;
import org.apache.camel.main.Main;
import org.apache.camel.main.SimpleMainShutdownStrategy;
import org.jspecify.annotations.Nullable;

/** camel-main with the hub's components and the routes of a folder; the hub decides when it starts and stops. */
final class CamelRuntime implements Module {
    private static final int PATIENCE_S = 30;
    private final ExtensionJars extensions;
    private final Main main;
    private final SystemCatalog systems;
    private final MeterRegistry meters;
    private final HubLint lint;
    private final Parts parts;
    private final Masking masking = new Masking();
    private final SystemDatabases databases;
    private final Map<String, Function<SystemCatalog, Component>> components = new LinkedHashMap<>();
    private final Map<String, Object> beans = new LinkedHashMap<>();
    private @Nullable ProducerTemplate sender;

    /**
     * What routes are made of.
     *
     * @param beans by the name in {@code #inbox}
     * @param units gives routes their unit of work where their consumer brings none
     * @param secrets the value by name
     * @param kafka the hub's own broker, for addresses of {@code kafka:} that name none
     * @param extensions components, drivers, beans and routes of others
     * @param health checks that Camel's registry gets
     * @param insight how much of Camel is seen
     */
    record Parts(
            List<SchemeComponent> components,
            Map<String, Object> beans,
            List<RoutesBuilder> api,
            PollRoutes units,
            UnaryOperator<String> secrets,
            KafkaAccess kafka,
            ExtensionJars extensions,
            HealthCamelRuntime health,
            Insight insight) {}

    /** @param lint knows which route files are not finished: they are not loaded, whatever is in them */
    CamelRuntime(Path routes, HubLint lint, SystemCatalog systems, MeterRegistry meters, Parts parts) {
        this.lint = lint;
        extensions = parts.extensions;
        extensions.registerDrivers();
        main = new Main() {
            @Override
            protected CamelContext createCamelContext() {
                CamelContext camel = super.createCamelContext();
                ExtensionCamelRuntime.see(camel, extensions);
                return camel;
            }
        };
        this.parts = parts;
        databases = new SystemDatabases(parts.secrets);
        this.systems = systems;
        this.meters = meters;
        InsightCamelRuntime.set(main, parts.insight);
        main.setShutdownStrategy(new SimpleMainShutdownStrategy());
        main.setDefaultPropertyPlaceholderLocation("classpath:application.properties");
        main.configure().setRoutesIncludePattern("file:" + routes.toAbsolutePath() + "/**/*.camel.yaml");
        if (!lint.unfinished().isEmpty()) {
            main.configure()
                    .setRoutesExcludePattern(lint.unfinished().stream()
                            .map(file -> "**/" + Sources.system(file) + "/" + file.getFileName())
                            .collect(Collectors.joining(",")));
        }
        for (SchemeComponent component : parts.components) {
            components.put(component.scheme(), component.make());
            main.bind(component.scheme(), component.make().apply(systems));
        }
        parts.beans.forEach(this::bean);
        systems.all().forEach(this::breaker);
        systems.all().forEach(this::database);
        components.put("kafka", of -> HubKafkaComponent.of(parts.kafka));
        main.bind("kafka", HubKafkaComponent.of(parts.kafka));
        parts.api.forEach(main.configure()::addRoutesBuilder);
        ExtensionCamelRuntime.routes(extensions).forEach(main.configure()::addRoutesBuilder);
    }

    private void bean(String name, Object bean) {
        beans.put(name, bean);
        main.bind(name, bean);
    }

    /** The breaker that the system's {@code serve} routes name, by its settings as they are now. */
    private void breaker(SystemSettings system) {
        system.find("ask-breaker").ifPresent(name -> bean(name, AskBreaker.of(name, system, meters)));
    }

    /** The system's database for {@code jdbc:<system>}, by its settings as they are now. */
    private void database(SystemSettings system) {
        databases.open(system).ifPresent(pool -> bean(system.id(), pool));
    }

    private CamelContext context() {
        return main.getCamelContext();
    }

    /**
     * Replaces routes once they run.
     *
     * @param settled is run when all routes stand again
     */
    RouteSwap swap(Mappings mappings, Deliveries deliveries, HubHttpServer server, Runnable settled) {
        return new RouteSwap(
                new LiveRoutes(context()),
                new ScratchRoutes(components, beans, mappings, parts.secrets, extensions),
                systems,
                deliveries,
                surroundings(server, settled));
    }

    private RouteSwap.Surroundings surroundings(HubHttpServer server, Runnable settled) {
        return new RouteSwap.Surroundings() {
            @Override
            public void hold() {
                server.hold();
            }

            @Override
            public void letGo() {
                server.letGo();
            }

            @Override
            public void resettled(SystemSettings settings) {
                breaker(settings);
                database(settings);
            }

            @Override
            public void settled() {
                settled.run();
            }
        };
    }

    /**
     * Brings a body to where a route starts and returns when it has ended; throws what it failed with, or after {@value #PATIENCE_S} s.
     */
    void send(String start, Object body) throws Exception {
        try {
            sender().asyncRequestBody(start, body).get(PATIENCE_S, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    private synchronized ProducerTemplate sender() {
        ProducerTemplate known = sender;
        if (known == null) {
            known = context().createProducerTemplate();
            sender = known;
        }
        return known;
    }

    /** Loads and starts the routes; what is wrong with them is one line that names the file. */
    @Override
    public void start() {
        try {
            main.init();
            InsightCamelRuntime.set(context(), parts.insight, masking);
            ExtensionCamelRuntime.bind(context(), extensions);
            MicrometerRoutePolicyFactory policies = new MicrometerRoutePolicyFactory();
            policies.setMeterRegistry(meters);
            context().addRoutePolicyFactory(policies);
            context().addRoutePolicyFactory(parts.units);
            ExactJsonCamelRuntime.in(context());
            SettingsCamelRuntime.resolve(context(), systems, name -> masking.remember(parts.secrets.apply(name)));
            SettingsCamelRuntime.supervise(context());
            parts.health.into(context());
            context().getCamelContextExtension().addInterceptStrategy(PartProcessor.everywhere());
            context().getCamelContextExtension().addInterceptStrategy(TapProcessor.everywhere());
            context().getCamelContextExtension().addInterceptStrategy(LeavingProcessor.everywhere());
            context().getCamelContextExtension().registerEndpointCallback(HubKafkaComponent.topics(parts.kafka));
            context().getCamelContextExtension().registerEndpointCallback(StreamedJdbcEndpoint.everywhere());
            main.start();
        } catch (Exception e) {
            throw lint.explained(new ConfigurationError(reason(e)));
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

    /** Knows the secrets that routes use. */
    Masking masking() {
        return masking;
    }

    @Override
    public void stop() {
        main.stop();
        databases.close();
    }
}
