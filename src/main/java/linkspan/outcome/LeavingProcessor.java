package linkspan.outcome;

import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.model.EndpointRequiredDefinition;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.support.processor.DelegateAsyncProcessor;

/**
 * Stands in front of each step by which something may leave a route, and notes that it is reached: a deliver route that
 * ends well without one has kept the event from its system on purpose. Costs a look at the exchange per step.
 */
public final class LeavingProcessor extends DelegateAsyncProcessor {
    /** Exchange property with an {@link AtomicBoolean} for whoever wants to know; copies of an exchange share it. */
    public static final String LEFT = "linkspan.left";

    /** Where these lead, the message is still ours. What a {@code direct:} route does is noted there. */
    private static final Set<String> INSIDE = Set.of("mapping", "cross-reference", "direct", "log", "language");

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

    private LeavingProcessor(Processor step) {
        super(step);
    }

    /** For all routes of a context that are added after it. */
    public static InterceptStrategy everywhere() {
        return LeavingProcessor::before;
    }

    private static Processor before(CamelContext camel, NamedNode node, Processor step, Processor next) {
        return leaves(node) ? new LeavingProcessor(step) : step;
    }

    private static boolean leaves(NamedNode node) {
        if (node instanceof EndpointRequiredDefinition to) {
            return !INSIDE.contains(to.getEndpointUri().split(":", 2)[0]);
        }
        return LEAVING.contains(node.getShortName());
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        if (exchange.getProperty(LEFT) instanceof AtomicBoolean left) {
            left.set(true);
        }
        return super.process(exchange, callback);
    }
}
