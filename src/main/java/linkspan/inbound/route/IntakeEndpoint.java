package linkspan.inbound.route;

import linkspan.inbound.request.Served;
import org.apache.camel.Component;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;

/** A path and method of the message port at which a route starts. */
final class IntakeEndpoint extends DefaultEndpoint {
    /** Where it is: upper-case method, path with {@code {name}} parts, bytes of the longest body. */
    record Address(String method, String template, long maxBody) {}

    private final Address address;
    private final IntakeTerms terms;
    private final IntakeServices services;
    private final Receivers receivers;

    IntakeEndpoint(
            String uri,
            Component component,
            Address address,
            IntakeTerms terms,
            IntakeServices services,
            Receivers receivers) {
        super(uri, component);
        this.address = address;
        this.terms = terms;
        this.services = services;
        this.receivers = receivers;
    }

    Served served(Served.Handler handler) {
        return new Served(address.method, address.template, address.maxBody, terms.admission(), handler);
    }

    IntakeTerms terms() {
        return terms;
    }

    IntakeServices services() {
        return services;
    }

    Receivers receivers() {
        return receivers;
    }

    @Override
    public Consumer createConsumer(Processor route) throws Exception {
        Consumer consumer = new IntakeConsumer(this, route);
        configureConsumer(consumer);
        return consumer;
    }

    @Override
    public Producer createProducer() {
        throw new IllegalArgumentException(getEndpointUri() + " only starts a route");
    }

    @Override
    public boolean isLenientProperties() {
        return false;
    }
}
