package linkspan.delivery.event;

import java.util.Map;
import java.util.function.Function;
import linkspan.delivery.note.EventRoute;
import linkspan.model.EventType;
import linkspan.model.kind.EventCheck;
import linkspan.model.kind.EventTypes;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.DefaultComponent;

/**
 * {@code event:<event>}: as a step it adds the event to the unit of work; as a start, with {@code ?system=wms}, it
 * delivers that event to the system, {@code &batch=500} in lists.
 */
@UriEndpoint(scheme = "event", syntax = "event:event", title = "Event")
public final class EventComponent extends DefaultComponent {
    @UriPath(name = "event", description = "Name of the event, order-created")
    private static final String EVENT = "event";

    @UriParam(
            name = "system",
            description = "The system that the route delivers to; a step has none",
            label = "consumer")
    private static final String SYSTEM = "system";

    @UriParam(
            name = "batch",
            description = "How many events a run of the route gets at most, as a list",
            label = "consumer",
            defaultValue = "1",
            javaType = "int")
    private static final String BATCH = "batch";

    /** Who drives the deliver routes of a system. */
    public interface Driver {
        /** There is a route for events of that type. */
        void subscribe(EventType type, EventRoute route);

        void routeStarted(EventRoute route);

        void routeStopping(EventRoute route);

        /** The route is gone. */
        void unsubscribe(EventRoute route);
    }

    private final Function<String, Driver> drivers;
    private final EventTypes events;
    private final EventCheck check;

    /** {@code drivers}: by the name of the system; {@code events}: those that there are. */
    public EventComponent(Function<String, Driver> drivers, EventTypes events, EventCheck check) {
        this.events = events;
        this.drivers = drivers;
        this.check = check;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        String system = getAndRemoveParameter(parameters, SYSTEM, String.class, "");
        int batch = getAndRemoveParameter(parameters, BATCH, Integer.class, 1);
        return new EventEndpoint(uri, this, events.of(remaining), system, batch, drivers, check);
    }
}
