package linkspan.inbound.poll;

import java.util.Collection;
import java.util.regex.Pattern;
import linkspan.inbound.consumer.ConsumerUnitRoutes;
import linkspan.inbound.route.IntakeProcessor;
import org.apache.camel.AsyncProcessor;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Route;
import org.apache.camel.model.EndpointRequiredDefinition;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.ProcessorDefinitionHelper;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.spi.RoutePolicy;
import org.apache.camel.spi.RoutePolicyFactory;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.support.RoutePolicySupport;
import org.apache.camel.support.processor.DelegateAsyncProcessor;

/** Makes a poll of every route with the step {@code poll:page} or {@code poll:lines}, whatever starts it; all others get their unit of work. */
public final class PollRoutes implements RoutePolicyFactory {
    private static final Pattern PAGE = Pattern.compile("poll:(//)?(page|lines)\\b.*");
    private final PollServices services;
    private final ConsumerUnitRoutes others;

    public PollRoutes(PollServices services, ConsumerUnitRoutes others) {
        this.services = services;
        this.others = others;
    }

    @Override
    public RoutePolicy createRoutePolicy(CamelContext camel, String routeId, NamedNode route) {
        return route instanceof RouteDefinition definition && polls(definition)
                ? new Polling(services)
                : others.createRoutePolicy(camel, routeId, route);
    }

    private static boolean polls(RouteDefinition route) {
        Collection<ProcessorDefinition> steps =
                ProcessorDefinitionHelper.filterTypeInOutputs(route.getOutputs(), ProcessorDefinition.class);
        return steps.stream()
                .anyMatch(step -> step instanceof EndpointRequiredDefinition to
                        && PAGE.matcher(String.valueOf(to.getEndpointUri())).matches());
    }

    private static final class Polling extends RoutePolicySupport {
        private final PollServices services;

        Polling(PollServices services) {
            this.services = services;
        }

        @Override
        public void onInit(Route route) {
            if (route.getProcessor() instanceof DelegateAsyncProcessor whole) {
                AsyncProcessor steps = whole.getProcessor();
                whole.setProcessor(new PollProcessor(
                        steps,
                        route.getRouteId(),
                        services,
                        new PollProcessor.Source(() -> isStopping(route), keeps(route))));
            }
        }

        /** A schedule comes again by itself; a file that is not taken has to stay where it is. */
        private static boolean keeps(Route route) {
            return !route.getEndpoint().getEndpointUri().startsWith("quartz");
        }

        private static boolean isStopping(Route route) {
            return route.getCamelContext().isStopping()
                    || route.getConsumer() instanceof DefaultConsumer consumer
                            && (consumer.isSuspendingOrSuspended() || consumer.isStoppingOrStopped());
        }

        /** A row that was kept can be run again. */
        @Override
        public void onStart(Route route) {
            if (route.getConsumer() instanceof DefaultConsumer consumer) {
                IntakeProcessor again = new IntakeProcessor(consumer.getProcessor(), false);
                services.receivers().add(route.getRouteId(), run -> again.run(consumer, run, services.after()));
                services.checkpoints().of(route.getRouteId());
                services.runners()
                        .add(route.getRouteId(), () -> services.after().execute(() -> run(consumer)));
            }
        }

        /** As at a tick; where two runs meet one of them takes a page. */
        private static void run(DefaultConsumer consumer) {
            Exchange exchange = consumer.createExchange(false);
            try {
                consumer.createUoW(exchange);
                consumer.getProcessor().process(exchange);
            } catch (Exception e) {
                consumer.getExceptionHandler().handleException("a poll that a person has started", exchange, e);
            } finally {
                consumer.doneUoW(exchange);
                consumer.releaseExchange(exchange, false);
            }
        }

        @Override
        public void onStop(Route route) {
            services.receivers().remove(route.getRouteId());
            services.runners().remove(route.getRouteId());
        }
    }
}
