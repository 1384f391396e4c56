package linkspan.author.lint.trial;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import linkspan.inbound.setting.SettingsCamelRuntime;
import linkspan.inbound.setting.SystemDatabases;
import linkspan.platform.extension.ExactJsonCamelRuntime;
import linkspan.platform.extension.ExtensionCamelRuntime;
import linkspan.platform.extension.ExtensionJars;
import linkspan.platform.system.SystemCatalog;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.impl.engine.RouteService;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;

/** Camel with stand-ins for the hub's components: it loads and builds routes, and starts none. */
final class TrialCamelRuntime extends DefaultCamelContext {
    private TrialCamelRuntime() {
        super(false);
    }

    /**
     * @param schemes of the hub's components
     * @param breakers names of breakers that routes may use
     * @param systems whose keys may stand in addresses
     */
    static TrialCamelRuntime open(
            Set<String> schemes, Set<String> breakers, SystemCatalog systems, ExtensionJars extensions) {
        TrialCamelRuntime camel = new TrialCamelRuntime();
        camel.disableJMX();
        ExtensionCamelRuntime.see(camel, extensions);
        schemes.forEach(scheme -> camel.addComponent(scheme, new StandInComponent()));
        camel.getRegistry().bind("inbox", new MemoryIdempotentRepository());
        breakers.forEach(name -> camel.getRegistry().bind(name, CircuitBreaker.ofDefaults(name)));
        camel.getRestConfiguration().setComponent("hub-rest");
        camel.getPropertiesComponent().setLocation("classpath:application.properties");
        ExactJsonCamelRuntime.in(camel);
        SettingsCamelRuntime.resolve(camel, systems, name -> "secret");
        systems.all().stream()
                .filter(SystemDatabases::has)
                .forEach(system -> camel.getRegistry().bind(system.id(), SystemDatabases.standIn()));
        ExtensionCamelRuntime.bind(camel, extensions);
        camel.start();
        return camel;
    }

    /** What is wrong with a file, or with a route in it. */
    Optional<Exception> load(Path file) {
        try {
            PluginHelper.getRoutesLoader(this)
                    .loadRoutes(PluginHelper.getResourceLoader(this).resolveResource("file:" + file.toAbsolutePath()));
            return Optional.empty();
        } catch (Exception e) {
            return Optional.of(e);
        }
    }

    /** Numbers by which routes ask to be started, by the routes' ids; two of one number keep a context from starting. */
    Map<String, String> startupOrders() {
        Map<String, String> orders = new TreeMap<>();
        getRouteDefinitions().stream()
                .filter(route -> route.getStartupOrder() != null)
                .forEach(route -> orders.put(route.getRouteId(), String.valueOf(route.getStartupOrder())));
        return orders;
    }

    @Override
    public void close() {
        stop();
    }

    /** The route has been built by now, which is all that is asked. */
    @Override
    public synchronized void startRouteService(RouteService routeService, boolean addingRoutes) {
        // not started: producers would open connections
    }
}
