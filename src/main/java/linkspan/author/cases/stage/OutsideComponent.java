package linkspan.author.cases.stage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import linkspan.author.cases.outside.CaseTransport;
import linkspan.author.cases.outside.Scene;
import linkspan.author.cases.play.Scripted;
import linkspan.model.Json;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.PollingConsumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.DefaultEndpoint;
import org.apache.camel.support.DefaultProducer;
import org.apache.camel.support.PollingConsumerSupport;

/**
 * Stands for every component that would leave the process and is none of the hub's: {@code kafka:}, {@code http:}, {@code
 * file:}, … What is sent there is noted with its address; the body becomes the case's reply, or stays.
 */
final class OutsideComponent extends DefaultComponent {
    private final Scene scene;

    OutsideComponent(Scene scene) {
        this.scene = scene;
        setAutowiredEnabled(false); // nothing of the component that it stands for
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        parameters.clear();
        return outside(uri);
    }

    /** The end of the world at that address. */
    Endpoint outside(String uri) {
        Outside outside = new Outside(uri, this);
        outside.setCamelContext(getCamelContext());
        return outside;
    }

    private static final class Outside extends DefaultEndpoint {
        private final OutsideComponent component;

        Outside(String uri, OutsideComponent component) {
            super(uri, component);
            this.component = component;
        }

        @Override
        public Producer createProducer() {
            return new Leaving(this, component.scene);
        }

        @Override
        public Consumer createConsumer(Processor route) {
            return new CaseConsumer(this, route);
        }

        @Override
        public PollingConsumer createPollingConsumer() {
            return new Fetching(this, component.scene);
        }
    }

    /** {@code pollEnrich} gets the case's reply; without one there was nothing to fetch. */
    private static final class Fetching extends PollingConsumerSupport {
        private final Leaving leaving;

        Fetching(Outside endpoint, Scene scene) {
            super(endpoint);
            this.leaving = new Leaving(endpoint, scene);
        }

        @Override
        public Exchange receive() {
            Exchange fetched = getEndpoint().createExchange();
            try {
                leaving.process(fetched);
            } catch (Exception e) {
                fetched.setException(e);
            }
            return fetched;
        }

        @Override
        public Exchange receiveNoWait() {
            return receive();
        }

        @Override
        public Exchange receive(long millis) {
            return receive();
        }
    }

    private static final class Leaving extends DefaultProducer {
        private final Scene scene;

        Leaving(Outside endpoint, Scene scene) {
            super(endpoint);
            this.scene = scene;
        }

        @Override
        public void process(Exchange exchange) throws Exception {
            scene.leaves(facts(exchange));
            Optional<Scripted> met = scene.meets();
            if (met.isEmpty()) {
                return;
            }
            if (!(met.get() instanceof Scripted.Reply reply) || reply.status() >= 300) {
                throw met.get() instanceof Scripted.Reply reply
                        ? new IOException("HTTP " + reply.status())
                        : CaseTransport.failure(met.get());
            }
            if (reply.body() != null) {
                JsonNode json = reply.body().json();
                exchange.getMessage()
                        .setBody(
                                json != null && isOfRows()
                                        ? Json.plain(json)
                                        : reply.body().bytes());
            }
        }

        /** A database answers with a list of maps. */
        private boolean isOfRows() {
            return getEndpoint().getEndpointUri().matches("(jdbc|sql):.*");
        }

        private ObjectNode facts(Exchange exchange) {
            String uri = getEndpoint().getEndpointUri().replace("://", ":").split("\\?", 2)[0];
            ObjectNode facts = JsonNodeFactory.instance.objectNode().put("uri", uri);
            Object body = exchange.getMessage().getBody();
            if (body instanceof JsonNode || body instanceof Map || body instanceof List) {
                facts.set("json", Json.of(body));
            } else if (body != null) {
                CaseTransport.bodyInto(facts, exchange.getMessage().getBody(String.class));
            }
            return facts;
        }
    }
}
