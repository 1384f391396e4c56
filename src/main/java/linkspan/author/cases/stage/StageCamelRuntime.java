package linkspan.author.cases.stage;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadFactory;
import linkspan.author.cases.outside.CaseComparison;
import linkspan.author.cases.outside.CaseReferences;
import linkspan.author.cases.outside.CaseRowWriter;
import linkspan.author.cases.outside.CaseShipments;
import linkspan.author.cases.outside.CaseTransport;
import linkspan.author.cases.outside.Scene;
import linkspan.author.cases.play.Message;
import linkspan.author.cases.play.Played;
import linkspan.author.cases.play.Script;
import linkspan.business.shipment.ShipmentComponent;
import linkspan.delivery.event.EventComponent;
import linkspan.inbound.consumer.TapProcessor;
import linkspan.inbound.poll.PollComponent;
import linkspan.inbound.setting.SettingsCamelRuntime;
import linkspan.inbound.topic.DeadLetterComponent;
import linkspan.mapping.MappingBroken;
import linkspan.mapping.MappingComponent;
import linkspan.model.kind.EventCheck;
import linkspan.outbound.http.CallComponent;
import linkspan.outbound.reference.CrossReferenceComponent;
import linkspan.outbound.rows.RowsComponent;
import linkspan.outbound.webhook.SignComponent;
import linkspan.platform.alert.AlertSink;
import linkspan.platform.extension.ExactJsonCamelRuntime;
import linkspan.platform.extension.ExtensionCamelRuntime;
import linkspan.platform.part.PartProcessor;
import linkspan.platform.resilience.AskBreaker;
import linkspan.platform.system.ConfigurationError;
import linkspan.platform.system.SystemSettings;
import linkspan.reconcile.route.ReconcileComponent;
import linkspan.reconcile.route.SideRoutes;
import linkspan.reconcile.run.plan.StandingRoutes;
import org.apache.camel.Component;
import org.apache.camel.Endpoint;
import org.apache.camel.ExtendedCamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.ComponentResolver;
import org.apache.camel.spi.Resource;
import org.apache.camel.spi.RestConfiguration;
import org.apache.camel.spi.ThreadPoolProfile;
import org.apache.camel.support.DefaultThreadPoolFactory;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.apache.camel.util.concurrent.SynchronousExecutorService;

/**
 * A Camel context in which one route stands, with the routes that it asks: loaded as the hub loads them, with the hub's own
 * components. Only what leaves the process is replaced. One case after the other, each on the caller's thread.
 */
public final class StageCamelRuntime implements AutoCloseable {
    /** Components that stay in the process; all others are outside. */
    private static final Set<String> INSIDE = Set.of(
            "direct", "log", "bean", "class", "language", "mock", "rest", "ref", "validator", "xslt", "json-validator");

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final Scene scene = new Scene();
    private final CaseShipments shipments = new CaseShipments(scene);
    private final Map<String, Object> seen = new HashMap<>();
    private final StepProcessor.Everywhere steps;
    private final StageRoutes routes;

    private StageCamelRuntime(StageTools tools, String system, String route) {
        steps = new StepProcessor.Everywhere(scene, system, route);
        CaseReceiveComponent receive = new CaseReceiveComponent(tools.systems());
        CaseDriver driver = new CaseDriver();
        routes = new StageRoutes(tools, scene, new StageRoutes.Under(camel, system, route), receive, driver);
        camel.disableJMX();
        ExtensionCamelRuntime.see(camel, tools.extensions());
        ExtensionCamelRuntime.bind(camel, tools.extensions());
        camel.addComponent("receive", receive);
        camel.addComponent("hub-rest", receive);
        camel.addComponent("mapping", new MappingComponent(tools.mappings()));
        camel.addComponent("event", new EventComponent(id -> driver, tools.events(), collecting(tools.check())));
        camel.addComponent(
                "call",
                new CallComponent(
                        tools.systems(),
                        tools.secrets(),
                        tools.clock(),
                        to -> new CaseTransport(to.id(), scene),
                        pause -> Future.succeededFuture())); // the clock stands still
        camel.addComponent("cross-reference", new CrossReferenceComponent(tools.systems(), new CaseReferences(scene)));
        camel.addComponent("shipment", new ShipmentComponent(shipments, shipments::owned, tools.clock()));
        camel.addComponent(
                "rows", new RowsComponent(tools.systems(), (to, tables) -> new CaseRowWriter(scene, tables)));
        StandingRoutes compared = new StandingRoutes();
        SideRoutes.Means means =
                new SideRoutes.Means(Path.of(""), Runnable::run, (unit, told) -> {}, AlertSink.none(), tools.clock());
        camel.addComponent("reconcile", new ReconcileComponent(compared, new CaseComparison(scene, compared), means));
        camel.addComponent("sign", new SignComponent(name -> "secret", tools.clock()));
        camel.addComponent("dead-letter", new DeadLetterComponent());
        camel.addComponent("poll", new PollComponent());
        ExactJsonCamelRuntime.in(camel);
        SettingsCamelRuntime.resolve(camel, tools.systems(), name -> "secret");
        camel.getRegistry().bind("inbox", new MemoryIdempotentRepository(seen));
        for (SystemSettings each : tools.systems().all()) {
            each.find("ask-breaker")
                    .ifPresent(name ->
                            camel.getRegistry().bind(name, AskBreaker.of(name, each, new SimpleMeterRegistry())));
        }
    }

    /**
     * Loads and starts the route of that id.
     *
     * @param files its file, those of the routes that it asks, and those of {@code _hub}
     * @throws ConfigurationError in one line when it does not start
     */
    public static StageCamelRuntime open(StageTools tools, String system, String route, List<Path> files) {
        StageCamelRuntime stage = new StageCamelRuntime(tools, system, route);
        try {
            stage.start(files);
            return stage;
        } catch (Exception e) {
            stage.close();
            throw new ConfigurationError(reason(e));
        }
    }

    private void start(List<Path> files) throws Exception {
        ExtendedCamelContext extended = camel.getCamelContextExtension();
        camel.getExecutorServiceManager().setThreadPoolFactory(new SameThread());
        extended.addInterceptStrategy(PartProcessor.everywhere());
        extended.addInterceptStrategy(TapProcessor.everywhere());
        extended.addInterceptStrategy(steps); // Camel asks the last one first, and wraps what that one gives
        ComponentResolver usual = PluginHelper.getComponentResolver(extended);
        OutsideComponent outside = new OutsideComponent(scene);
        outside.setCamelContext(camel);
        extended.addContextPlugin(ComponentResolver.class, (name, context) -> component(name, usual));
        RestConfiguration rest = new RestConfiguration();
        rest.setComponent("hub-rest");
        camel.setRestConfiguration(rest);
        List<Resource> resources = new ArrayList<>();
        for (Path file : files) {
            resources.add(PluginHelper.getResourceLoader(extended).resolveResource("file:" + file.toAbsolutePath()));
        }
        PluginHelper.getRoutesLoader(extended).loadRoutes(resources);
        Set<String> known = routes.directs();
        extended.registerEndpointCallback((uri, endpoint) -> orOutside(endpoint, known, outside));
        camel.start();
    }

    private Component component(String name, ComponentResolver usual) throws Exception {
        return INSIDE.contains(name) ? usual.resolveComponent(name, camel) : new OutsideComponent(scene);
    }

    /** A route of another file that was not loaded is as far away as a system. */
    private static Endpoint orOutside(Endpoint endpoint, Set<String> known, OutsideComponent outside) {
        String uri = endpoint.getEndpointUri().replace("://", ":");
        return uri.startsWith("direct:") && !known.contains(uri) ? outside.outside(uri) : endpoint;
    }

    private EventCheck collecting(EventCheck check) {
        return (type, data) -> {
            List<String> problems = check.problems(type, data);
            if (problems.isEmpty()) {
                scene.collects(type, data);
            }
            return problems;
        };
    }

    /** Steps that a case can speak of. */
    public Set<String> steps() {
        return steps.steps();
    }

    /** Plays one case. Throws {@link IllegalArgumentException} when its messages are none for this route. */
    public Played play(List<Message> messages, Script script) {
        scene.begin(script);
        shipments.begin();
        seen.clear();
        steps.open(script.open());
        return routes.play(messages);
    }

    private static String reason(Throwable error) {
        Throwable cause = error;
        while (!(cause instanceof ConfigurationError || cause instanceof MappingBroken) && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getMessage() == null ? cause.toString() : cause.getMessage();
    }

    @Override
    public void close() {
        camel.stop();
    }

    /** Everything happens on the case's own thread, one thing after the other. */
    private static final class SameThread extends DefaultThreadPoolFactory {
        @Override
        public ExecutorService newThreadPool(ThreadPoolProfile profile, ThreadFactory factory) {
            return new SynchronousExecutorService();
        }

        @Override
        public ExecutorService newCachedThreadPool(ThreadFactory factory) {
            return new SynchronousExecutorService();
        }
    }
}
