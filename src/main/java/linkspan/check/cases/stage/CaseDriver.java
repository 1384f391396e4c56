package linkspan.check.cases.stage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import linkspan.delivery.EventComponent;
import linkspan.delivery.EventConsumer;
import linkspan.event.EventType;

/** Holds the deliver routes of a stage until a case drives them. */
final class CaseDriver implements EventComponent.Driver {
    private final List<EventConsumer> routes = new ArrayList<>();

    @Override
    public void subscribe(EventType type, EventConsumer route) {
        routes.add(route);
    }

    @Override
    public void routeStarted(EventConsumer route) {}

    @Override
    public void routeStopping(EventConsumer route) {}

    @Override
    public void unsubscribe(EventConsumer route) {
        routes.remove(route);
    }

    Optional<EventConsumer> route(String id) {
        return routes.stream().filter(route -> id.equals(route.getRouteId())).findFirst();
    }
}
