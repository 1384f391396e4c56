package linkspan.author.cases.stage;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import linkspan.commit.Answer;
import linkspan.inbound.message.DeadLetter;
import linkspan.inbound.route.Errand;
import linkspan.inbound.route.IntakeProcessor;
import linkspan.inbound.route.IntakeTerms;
import linkspan.inbound.route.Receivers;
import linkspan.inbound.route.RouteEnd;
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

        /** What holds for messages of that system at this door. */
        IntakeTerms terms(SystemSettings system) {
            return new IntakeTerms(
                    system.id(),
                    (route, facts, body) -> {
                        throw new IllegalStateException("a case is let in");
                    },
                    this == REST ? IntakeTerms.WhenUnmapped.REFUSE : IntakeTerms.WhenUnmapped.of(system),
                    (envelope, end, message) -> new Answer(200, "", ""));
        }

        /** The message that ended so becomes a letter. */
        boolean keeps(SystemSettings system, RouteEnd end, Optional<DeadLetter> dead) {
            return this == TOPIC
                    ? dead.isPresent()
                    : terms(system).verdict(end, dead) instanceof IntakeTerms.Verdict.Keep;
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
    void run(String route, Errand errand) {
        receivers.find(route).orElseThrow().accept(errand);
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
            return new Taking(this, new IntakeProcessor(route));
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
            start.component.receivers.add(getRouteId(), errand -> route.run(this, errand, Runnable::run));
        }
    }
}
