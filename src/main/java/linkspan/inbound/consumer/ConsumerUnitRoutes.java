package linkspan.inbound.consumer;

import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import linkspan.commit.Committer;
import org.apache.camel.AsyncProcessor;
import org.apache.camel.CamelContext;
import org.apache.camel.NamedNode;
import org.apache.camel.Route;
import org.apache.camel.spi.RoutePolicy;
import org.apache.camel.spi.RoutePolicyFactory;
import org.apache.camel.support.RoutePolicySupport;
import org.apache.camel.support.processor.DelegateAsyncProcessor;

/** Gives every route that a consumer of Camel's own starts its unit of work; its author does nothing for it. */
public final class ConsumerUnitRoutes implements RoutePolicyFactory {
    /** Their consumers bring a unit, or another route's. */
    private static final Set<String> WITH_UNIT =
            Set.of("receive", "receive-topic", "event", "hub-rest", "rest", "direct", "kamelet", "routeTemplate");

    private final ConsumerUnitProcessor.Services services;

    /**
     * @param ids of what a source brought, never the same twice
     * @param traces new trace contexts
     * @param after for what follows a commit: the committer's threads have no time
     */
    public ConsumerUnitRoutes(Committer committer, Supplier<String> ids, Supplier<String> traces, Executor after) {
        services = new ConsumerUnitProcessor.Services(committer, ids, traces, after);
    }

    @Override
    public RoutePolicy createRoutePolicy(CamelContext camel, String routeId, NamedNode route) {
        return new Opening(services);
    }

    /** Within Camel's unit of work, so that what a consumer does at the end of its exchange comes after the commit. */
    private static final class Opening extends RoutePolicySupport {
        private final ConsumerUnitProcessor.Services services;

        Opening(ConsumerUnitProcessor.Services services) {
            this.services = services;
        }

        @Override
        public void onInit(Route route) {
            String scheme = route.getEndpoint().getEndpointUri().split(":", 2)[0];
            if (!WITH_UNIT.contains(scheme) && route.getProcessor() instanceof DelegateAsyncProcessor whole) {
                AsyncProcessor steps = whole.getProcessor();
                whole.setProcessor(new ConsumerUnitProcessor(steps, route.getRouteId(), services));
            }
        }
    }
}
