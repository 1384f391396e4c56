package linkspan.business.shipment;

import java.time.Clock;
import java.util.Map;
import java.util.function.BiPredicate;
import org.apache.camel.Endpoint;
import org.apache.camel.Processor;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.ProcessorEndpoint;

/**
 * What a route asks the hub about shipments, each as a step.
 *
 * <ul>
 *   <li>{@code shipment:order}: the body, a carrier's account, gets the order that its tracking number belongs to.
 *   <li>{@code shipment:own}: the caller's own shipment, by the {@code trackingNo} in the path; another's is unknown.
 *   <li>{@code shipment:remember}: the body is what the carrier answered; it becomes the answer and is kept.
 *   <li>{@code shipment:recall}: the answer is what is known, marked as stale; refused where nothing is.
 * </ul>
 */
@UriEndpoint(scheme = "shipment", syntax = "shipment:what", title = "Shipment", producerOnly = true)
public final class ShipmentComponent extends DefaultComponent {
    @UriPath(name = "what", description = "What is asked", enums = "order,own,remember,recall")
    private static final String WHAT = "what";

    private final Shipments shipments;
    private final BiPredicate<String, String> owned;
    private final Clock clock;

    /** {@code owned}: the order with an id, the first argument, belongs to a client, the second. */
    public ShipmentComponent(Shipments shipments, BiPredicate<String, String> owned, Clock clock) {
        this.shipments = shipments;
        this.owned = owned;
        this.clock = clock;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        ShipmentProcessor steps = new ShipmentProcessor(shipments, owned, clock);
        Processor step = switch (remaining) {
            case "order" -> steps::order;
            case "own" -> steps::own;
            case "remember" -> steps::remember;
            case "recall" -> steps::recall;
            default ->
                throw new IllegalArgumentException(
                        uri + ": there are shipment:order, shipment:own, shipment:remember, shipment:recall");
        };
        return new ProcessorEndpoint(uri, this, step);
    }
}
