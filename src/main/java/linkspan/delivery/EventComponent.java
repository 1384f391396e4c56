package linkspan.delivery;

import java.util.Map;
import linkspan.event.EventCheck;
import linkspan.event.EventType;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;

/**
 * {@code event:<event>}: as a step it adds the event to the unit of work; as a start, with {@code ?system=wms}, it
 * delivers that event to the system, {@code &batch=500} in lists.
 */
public final class EventComponent extends DefaultComponent {
    private final Deliveries deliveries;
    private final EventCheck check;

    public EventComponent(Deliveries deliveries, EventCheck check) {
        this.deliveries = deliveries;
        this.check = check;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        String system = getAndRemoveParameter(parameters, "system", String.class, "");
        int batch = getAndRemoveParameter(parameters, "batch", Integer.class, 1);
        return new EventEndpoint(uri, this, EventType.of(remaining), system, batch, deliveries, check);
    }
}
