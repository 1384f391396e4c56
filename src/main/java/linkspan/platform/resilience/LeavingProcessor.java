package linkspan.platform.resilience;

import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.EndpointAware;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.model.EndpointRequiredDefinition;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.support.processor.DelegateAsyncProcessor;
import org.jspecify.annotations.Nullable;

/**
 * Stands in front of each step by which something may leave a route, and notes that it is reached: a deliver route that
 * ends well without one has kept the event from its system on purpose. What leaves the hub goes through the run's
 * {@link CallGate} first. Costs a look at the exchange per step.
 */
public final class LeavingProcessor extends DelegateAsyncProcessor {
    /** Exchange property with an {@link AtomicBoolean} for whoever wants to know; copies of an exchange share it. */
    public static final String LEFT = "linkspan.left";

    /** Where these lead, the message is still ours. What a {@code direct:} route does is noted there. */
    private static final Set<String> INSIDE = Set.of("mapping", "cross-reference", "direct", "log", "language", "sign");

    private static final Set<String> LEAVING = Set.of(
            "bean",
            "dynamicRouter",
            "enrich",
            "kamelet",
            "pollEnrich",
            "process",
            "recipientList",
            "routingSlip",
            "script",
            "toD",
            "wireTap");

    /** They leave the route, not the hub: what they add is written with the outcome. */
    private static final Set<String> UNIT = Set.of("event", "shipment", "dead-letter");

    private final boolean calls;
    private final @Nullable RepeatableEndpoint endpoint;

    private LeavingProcessor(Processor step, boolean calls) {
        super(step);
        this.calls = calls;
        this.endpoint = step instanceof EndpointAware aware && aware.getEndpoint() instanceof RepeatableEndpoint known
                ? known
                : null;
    }

    /** For all routes of a context that are added after it. */
    public static InterceptStrategy everywhere() {
        return LeavingProcessor::before;
    }

    private static Processor before(CamelContext camel, NamedNode node, Processor step, Processor next) {
        return leaves(node) ? new LeavingProcessor(step, !UNIT.contains(scheme(node))) : step;
    }

    private static String scheme(NamedNode node) {
        return node instanceof EndpointRequiredDefinition to
                ? to.getEndpointUri().split(":", 2)[0]
                : "";
    }

    private static boolean leaves(NamedNode node) {
        if (node instanceof EndpointRequiredDefinition) {
            return !INSIDE.contains(scheme(node));
        }
        return LEAVING.contains(node.getShortName());
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        if (exchange.getProperty(LEFT) instanceof AtomicBoolean left) {
            left.set(true);
        }
        CallGate gate = calls ? exchange.getProperty(CallGate.PROPERTY, CallGate.class) : null;
        if (gate == null) {
            return super.process(exchange, callback);
        }
        CallGate.Passage passage =
                gate.pass(endpoint, answer -> through(gate, answer, exchange, sync -> callback.done(false)));
        return !(passage instanceof CallGate.Passage.Later) && through(gate, passage, exchange, callback);
    }

    private boolean through(CallGate gate, CallGate.Passage passage, Exchange exchange, AsyncCallback callback) {
        if (passage instanceof CallGate.Passage.Shut shut) {
            exchange.setException(shut.why());
            callback.done(true);
            return true;
        }
        return super.process(exchange, sync -> {
            gate.ended(endpoint, exchange.getException());
            callback.done(sync);
        });
    }
}
