package linkspan.delivery;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import linkspan.delivery.eligibility.OwnChannel;
import linkspan.delivery.key.Behind;
import linkspan.delivery.missed.MissedStore;
import linkspan.delivery.note.EventRoute;
import linkspan.model.Event;
import linkspan.model.EventType;
import org.jspecify.annotations.Nullable;

/** Which events one system gets: those of its routes, of its channel, from its start on. Thread-safe. */
final class Eligibility {
    private final String system;
    private final Instant startsAt;
    private final OwnChannel channel;
    private final Map<EventType, EventRoute> routes = new ConcurrentHashMap<>();

    Eligibility(String system, Instant startsAt, OwnChannel channel) {
        this.system = system;
        this.startsAt = startsAt;
        this.channel = channel;
    }

    String system() {
        return system;
    }

    Instant startsAt() {
        return startsAt;
    }

    void add(EventType type, EventRoute route) {
        EventRoute other = routes.putIfAbsent(type, route);
        if (other != null) {
            throw new IllegalStateException("two routes deliver " + type.label() + " to " + system);
        }
    }

    void remove(EventRoute route) {
        routes.remove(route.type(), route);
    }

    boolean takes(EventType type) {
        return routes.containsKey(type);
    }

    boolean takes(EventType type, String key) {
        return routes.containsKey(type) && channel.mayConcern(type, key);
    }

    Set<EventType> types() {
        return Set.copyOf(routes.keySet());
    }

    /** The topics of its events, by their names at the broker. */
    Set<String> topics() {
        return routes.keySet().stream().map(type -> type.topic().wire()).collect(Collectors.toSet());
    }

    /** The most events that one route takes at once. */
    int batch() {
        return routes.values().stream().mapToInt(EventRoute::batch).max().orElse(1);
    }

    /** The route for events of that type, whatever event it is. */
    @Nullable
    EventRoute route(EventType type) {
        return routes.get(type);
    }

    /** The route for an event; null when the system does not get the event. */
    @Nullable
    EventRoute routeFor(Event event) {
        return event.time().isBefore(startsAt) || !channel.concerns(event) ? null : routes.get(event.type());
    }

    /** The question that comes before a call. */
    Behind behind(Event event) {
        return new Behind(system, event, routes.keySet(), startsAt);
    }

    MissedStore.Wanted wanted(String topic) {
        return new MissedStore.Wanted(system, topic, routes.keySet(), startsAt, channel);
    }
}
