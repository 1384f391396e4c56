package linkspan.author.cases.stage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import linkspan.delivery.event.EventComponent;
import linkspan.delivery.note.EventRoute;
import linkspan.model.EventType;

/** Holds the deliver routes of a stage until a case drives them. */
final class CaseDriver implements EventComponent.Driver {
    private final List<EventRoute> routes = new ArrayList<>();

    @Override
    public void subscribe(EventType type, EventRoute route) {
        routes.add(route);
    }

    @Override
    public void routeStarted(EventRoute route) {}

    @Override
    public void routeStopping(EventRoute route) {}

    @Override
    public void unsubscribe(EventRoute route) {
        routes.remove(route);
    }

    Optional<EventRoute> route(String id) {
        return routes.stream().filter(route -> id.equals(route.id())).findFirst();
    }
}
