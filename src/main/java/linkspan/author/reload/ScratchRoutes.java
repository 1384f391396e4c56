package linkspan.author.reload;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import linkspan.inbound.setting.SettingsCamelRuntime;
import linkspan.inbound.setting.SystemDatabases;
import linkspan.mapping.Mappings;
import linkspan.platform.extension.ExactJsonCamelRuntime;
import linkspan.platform.extension.ExtensionCamelRuntime;
import linkspan.platform.extension.ExtensionJars;
import linkspan.platform.system.SystemCatalog;
import linkspan.platform.system.SystemSettings;
import org.apache.camel.Component;
import org.apache.camel.Endpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.impl.engine.RouteService;
import org.apache.camel.support.PluginHelper;

/**
 * Builds routes aside, in a context of their own in which nothing is started: what is wrong with them is known before the
 * running ones are touched.
 */
public final class ScratchRoutes {
    private final Map<String, Function<SystemCatalog, Component>> components;
    private final Map<String, Object> beans;
    private final Mappings mappings;
    private final ExtensionJars extensions;
    private final UnaryOperator<String> secrets;

    /**
     * @param components by scheme, new ones at each call
     * @param secrets the value by name
     * @param extensions components and beans of others
     */
    public ScratchRoutes(
            Map<String, Function<SystemCatalog, Component>> components,
            Map<String, Object> beans,
            Mappings mappings,
            UnaryOperator<String> secrets,
            ExtensionJars extensions) {
        this.extensions = extensions;
        this.secrets = secrets;
        this.components = components;
        this.beans = beans;
        this.mappings = mappings;
    }

    /** Throws {@link RouteBroken} for the first of these files that cannot be built with these systems. */
    void check(SystemCatalog systems, Collection<LiveRouteFile> files) {
        try (Unstarted context = new Unstarted()) {
            prepare(context, systems);
            for (LiveRouteFile file : LiveRoutes.ordered(files)) {
                check(context, file);
            }
        } catch (RouteBroken e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private void prepare(Unstarted context, SystemCatalog systems) throws Exception {
        context.disableJMX();
        ExtensionCamelRuntime.see(context, extensions);
        context.getPropertiesComponent().setLocation("classpath:application.properties");
        context.getRestConfiguration().setComponent("hub-rest");
        beans.forEach((name, bean) -> context.getRegistry().bind(name, bean));
        ExactJsonCamelRuntime.in(context);
        SettingsCamelRuntime.resolve(context, systems, secrets);
        for (SystemSettings system : systems.all()) {
            if (SystemDatabases.has(system)) {
                context.getRegistry().bind(system.id(), SystemDatabases.standIn());
            }
            system.find("ask-breaker")
                    .ifPresent(name -> context.getRegistry().bind(name, CircuitBreaker.ofDefaults(name)));
        }
        components.forEach((scheme, component) -> context.addComponent(scheme, component.apply(systems)));
        ExtensionCamelRuntime.bind(context, extensions);
        context.start();
    }

    private void check(Unstarted context, LiveRouteFile file) {
        try {
            PluginHelper.getRoutesLoader(context).loadRoutes(LiveRoutes.resource(file));
            for (Endpoint endpoint : context.getEndpoints()) {
                String uri = endpoint.getEndpointUri();
                if (uri.startsWith("mapping:")) {
                    mappings.get(uri.replaceFirst("^mapping:(//)?", "").replaceFirst("\\?.*", ""));
                }
            }
        } catch (Exception e) {
            throw RouteBroken.of(file, e);
        }
    }

    private static final class Unstarted extends DefaultCamelContext {
        /** Consumers and producers are made when a route is started; here none is. */
        @Override
        public void startRouteService(RouteService route, boolean adding) {}
    }
}
