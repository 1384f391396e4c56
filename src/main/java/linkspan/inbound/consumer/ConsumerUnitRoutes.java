package linkspan.inbound.consumer;

import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import linkspan.commit.Committer;
import org.apache.camel.AsyncProcessor;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
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
    private final FailureStreaks streaks;

    /**
     * @param ids of what a source brought, never the same twice
     * @param traces new trace contexts
     * @param streaks is told how each run ended
     * @param after for what follows a commit: the committer's threads have no time
     */
    public ConsumerUnitRoutes(
            Committer committer,
            Supplier<String> ids,
            Supplier<String> traces,
            FailureStreaks streaks,
            Executor after) {
        this.streaks = streaks;
        services = new ConsumerUnitProcessor.Services(committer, ids, traces, after);
    }

    @Override
    public RoutePolicy createRoutePolicy(CamelContext camel, String routeId, NamedNode route) {
        return new Opening(services, streaks);
    }

    /** Within Camel's unit of work, so that what a consumer does at the end of its exchange comes after the commit. */
    private static final class Opening extends RoutePolicySupport {
        private final ConsumerUnitProcessor.Services services;
        private final FailureStreaks streaks;

        Opening(ConsumerUnitProcessor.Services services, FailureStreaks streaks) {
            this.streaks = streaks;
            this.services = services;
        }

        @Override
        public void onExchangeDone(Route route, Exchange exchange) {
            if (begins(route)) {
                streaks.ended(route.getRouteId(), exchange.getException());
            }
        }

        private static boolean begins(Route route) {
            return !WITH_UNIT.contains(route.getEndpoint().getEndpointUri().split(":", 2)[0]);
        }

        @Override
        public void onInit(Route route) {
            if (begins(route) && route.getProcessor() instanceof DelegateAsyncProcessor whole) {
                AsyncProcessor steps = whole.getProcessor();
                whole.setProcessor(new ConsumerUnitProcessor(steps, route.getRouteId(), services));
            }
        }
    }
}
