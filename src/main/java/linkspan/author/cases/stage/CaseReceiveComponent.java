package linkspan.author.cases.stage;

import java.util.LinkedHashMap;
import java.util.Map;
import linkspan.inbound.route.IntakeProcessor;
import linkspan.inbound.route.Receivers;
import linkspan.inbound.route.RouteRun;
import linkspan.inbound.route.Ruling;
import linkspan.platform.system.SystemCatalog;
import linkspan.platform.system.SystemSettings;
import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.RestConfiguration;
import org.apache.camel.spi.RestConsumerFactory;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.support.DefaultEndpoint;
import org.jspecify.annotations.Nullable;

/** {@code receive:} and the REST DSL without a port and without a topic: a case runs the route. */
final class CaseReceiveComponent extends DefaultComponent implements RestConsumerFactory {
    /** From where a route gets its messages. */
    enum Door {
        HTTP,
        TOPIC,
        REST;

        /** What becomes of a message of that system that is refused for good. */
        Ruling.WhenRefused whenRefused(SystemSettings system) {
            return switch (this) {
                case HTTP -> Ruling.WhenRefused.of(system);
                case TOPIC -> Ruling.WhenRefused.KEEP;
                case REST -> Ruling.WhenRefused.REFUSE;
            };
        }
    }

    private final SystemCatalog systems;
    private final Receivers receivers = new Receivers();
    private final Map<String, Door> doors = new LinkedHashMap<>();

    CaseReceiveComponent(SystemCatalog systems) {
        this.systems = systems;
    }

    /** Route ids with their doors, in the order of their starts. */
    Map<String, Door> doors() {
        return doors;
    }

    /** The route is one of {@link #doors}. */
    void run(String route, RouteRun run) {
        receivers.find(route).orElseThrow().accept(run);
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        String id = getAndRemoveParameter(parameters, "system", String.class);
        if (id == null || !remaining.matches("[a-z][a-z0-9-]*")) {
            throw new IllegalArgumentException("receive:<event>?system=<system> is meant, not " + uri);
        }
        systems.get(id);
        String topic = getAndRemoveParameter(parameters, "topic", String.class);
        return new Start(uri, this, topic == null ? Door.HTTP : Door.TOPIC);
    }

    @Override
    public Consumer createConsumer(
            CamelContext context,
            Processor route,
            String verb,
            String basePath,
            @Nullable String uriTemplate,
            @Nullable String consumes,
            @Nullable String produces,
            RestConfiguration configuration,
            Map<String, Object> parameters)
            throws Exception {
        Start start = new Start("hub-rest:" + verb + ":" + basePath + uriTemplate, this, Door.REST);
        start.setCamelContext(context);
        return start.createConsumer(route);
    }

    private static final class Start extends DefaultEndpoint {
        private final CaseReceiveComponent component;
        private final Door door;

        Start(String uri, CaseReceiveComponent component, Door door) {
            super(uri, component);
            this.component = component;
            this.door = door;
        }

        @Override
        public Consumer createConsumer(Processor route) {
            return new Taking(this, new IntakeProcessor(route, door == Door.REST));
        }

        @Override
        public Producer createProducer() {
            throw new IllegalArgumentException(getEndpointUri() + " only starts a route");
        }
    }

    private static final class Taking extends DefaultConsumer {
        private final Start start;
        private final IntakeProcessor route;

        Taking(Start start, IntakeProcessor route) {
            super(start, route);
            this.start = start;
            this.route = route;
        }

        @Override
        protected void doStart() throws Exception {
            super.doStart();
            start.component.doors.put(getRouteId(), start.door);
            start.component.receivers.add(getRouteId(), run -> route.run(this, run, Runnable::run));
        }
    }
}
