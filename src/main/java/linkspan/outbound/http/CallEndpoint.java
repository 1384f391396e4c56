package linkspan.outbound.http;

import java.util.Optional;
import linkspan.outbound.page.PageTerms;
import linkspan.outbound.protocol.Transport;
import linkspan.platform.resilience.RepeatableEndpoint;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;

/** {@code call:wms/outbound-orders}. */
final class CallEndpoint extends DefaultEndpoint implements RepeatableEndpoint {
    private final CallComponent component;
    private final CallTarget target;
    private final Optional<PageTerms> pages;
    private final Transport transport;

    CallEndpoint(
            String uri, CallComponent component, CallTarget target, Optional<PageTerms> pages, Transport transport) {
        super(uri, component);
        this.component = component;
        this.target = target;
        this.pages = pages;
        this.transport = transport;
    }

    @Override
    public boolean repeatable() {
        return target.repeatable();
    }

    @Override
    public Producer createProducer() {
        return pages.<Producer>map(terms -> new PagedCallProducer(this, target, terms, transport, component.pages()))
                .orElseGet(() -> new CallProducer(this, target, transport));
    }

    @Override
    public Consumer createConsumer(Processor processor) {
        throw new IllegalArgumentException("call: is a step, not a start");
    }
}
