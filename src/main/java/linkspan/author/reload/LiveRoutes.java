package linkspan.author.reload;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import linkspan.mapping.Place;
import linkspan.platform.system.PerSystem;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.Endpoint;
import org.apache.camel.Route;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.RouteConfigurationDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.spi.Resource;
import org.apache.camel.spi.RouteController;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/** The routes of the running context, file by file. Used by one thread. */
public final class LiveRoutes {
    /** Longer than a call that somebody waits for. */
    private static final long STOP_SECONDS = 25;

    /** Templates and policies first, then what others ask, then those who ask. */
    private static final Comparator<LiveRouteFile> ASKED_FIRST = Comparator.comparing(
                    (LiveRouteFile file) -> file.defines().isEmpty())
            .thenComparing(file -> !file.name().startsWith("ask-"))
            .thenComparing(LiveRouteFile::shown);

    private final ModelCamelContext context;

    public LiveRoutes(CamelContext context) {
        this.context = (ModelCamelContext) context;
    }

    /** In this form a loader takes the text that was read, and not what may be on disk by now. */
    static Resource resource(LiveRouteFile file) {
        return ResourceHelper.fromString(file.file().toString(), file.text());
    }

    static List<LiveRouteFile> ordered(Collection<LiveRouteFile> files) {
        return files.stream().sorted(ASKED_FIRST).toList();
    }

    /** Stops and forgets what these files hold. Throws {@link RouteBroken} when a route does not end; then it goes on. */
    void remove(Collection<LiveRouteFile> files) {
        for (LiveRouteFile file : files.stream().sorted(ASKED_FIRST.reversed()).toList()) {
            try {
                remove(file);
            } catch (Exception e) {
                throw RouteBroken.of(file, e);
            }
        }
    }

    private void remove(LiveRouteFile file) throws Exception {
        List<RouteDefinition> routes = context.getRouteDefinitions().stream()
                .filter(route -> file.routes().contains(route.getId()) || isFrom(file, route))
                .toList();
        for (RouteDefinition route : routes) {
            if (context.getRoute(route.getId()) != null
                    && !context.getRouteController().stopRoute(route.getId(), STOP_SECONDS, TimeUnit.SECONDS, true)) {
                throw new RouteBroken(Place.in(file.shown()), "still at work; tried again at the next change");
            }
        }
        for (RouteDefinition route : routes) {
            context.removeRouteDefinition(route);
        }
        context.getRestDefinitions().removeIf(rest -> isFrom(file, rest.getResource()));
        for (String defined : file.defines()) {
            String id = defined.substring(defined.indexOf(' ') + 1);
            RouteConfigurationDefinition policy = context.getRouteConfigurationDefinition(id);
            if (defined.startsWith("policy ") && policy != null) {
                context.removeRouteConfiguration(policy);
            } else if (defined.startsWith("template ")) {
                context.removeRouteTemplateDefinitions(id);
            }
        }
    }

    /** Those of the REST DSL have no id of their own; those made from a template are known by it. */
    private static boolean isFrom(LiveRouteFile file, RouteDefinition route) {
        return !Boolean.TRUE.equals(route.isTemplate()) && isFrom(file, route.getResource());
    }

    private static boolean isFrom(LiveRouteFile file, Resource resource) {
        return resource != null
                && resource.getLocation() != null
                && resource.getLocation().replace('\\', '/').endsWith(file.shown());
    }

    /** Builds and starts them. Throws {@link RouteBroken} when one cannot be; others may run by then. */
    void add(Collection<LiveRouteFile> files) {
        for (LiveRouteFile file : ordered(files)) {
            try {
                PluginHelper.getRoutesLoader(context).loadRoutes(resource(file));
                startLoaded();
            } catch (Exception e) {
                throw RouteBroken.of(file, e);
            }
        }
    }

    /** A supervising controller does not start what is loaded once the context runs. */
    private void startLoaded() throws Exception {
        RouteController controller = context.getRouteController();
        for (Route route : List.copyOf(context.getRoutes())) {
            if (controller.getRouteStatus(route.getRouteId()).isStopped()) {
                controller.startRoute(route.getRouteId());
            }
        }
    }

    /** Nothing of this file is there. */
    boolean lacks(LiveRouteFile file) {
        return file.routes().stream().allMatch(id -> context.getRouteDefinition(id) == null)
                && file.defines().stream()
                        .filter(defined -> defined.startsWith("template "))
                        .allMatch(it -> context.getRouteTemplateDefinition(it.substring("template ".length())) == null);
    }

    /** What components and endpoints have made of a system's settings ends; its routes are gone. */
    void forget(String system) {
        Pattern its = Pattern.compile("^(call|rows|cross-reference|jdbc):(//)?%1$s([/?]|$)|[?&]system=%1$s(&|$)"
                .formatted(Pattern.quote(system)));
        List<Endpoint> endpoints = context.getEndpoints().stream()
                .filter(endpoint -> its.matcher(endpoint.getEndpointUri()).find())
                .toList();
        try {
            for (Endpoint endpoint : endpoints) {
                context.removeEndpoint(endpoint);
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        for (String name : context.getComponentNames()) {
            Component component = context.hasComponent(name);
            if (component instanceof PerSystem keeper) {
                keeper.forget(system);
            }
        }
    }
}
