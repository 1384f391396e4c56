package linkspan.delivery;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import linkspan.event.EventType;
import linkspan.system.SystemCatalog;

/** The systems that something is delivered to, each with its lanes; started when all routes stand. */
public final class Deliveries {
    private final SystemCatalog catalog;
    private final DeliveryTools tools;
    private final Map<String, SystemDelivery> systems = new ConcurrentHashMap<>();
    private volatile boolean open;

    public Deliveries(SystemCatalog catalog, DeliveryTools tools) {
        this.catalog = catalog;
        this.tools = tools;
    }

    SystemDelivery system(String id) {
        return systems.computeIfAbsent(id, it -> new SystemDelivery(catalog.get(it), tools, () -> open));
    }

    public List<SystemDelivery> all() {
        return new ArrayList<>(systems.values());
    }

    /** Who gets an event of that type that was accepted then, in alphabetical order. */
    public List<String> subscribers(EventType type, Instant acceptedAt) {
        return systems.values().stream()
                .filter(system -> system.takes(type) && !acceptedAt.isBefore(system.startsAt()))
                .map(SystemDelivery::id)
                .sorted()
                .toList();
    }

    /** All routes stand: from here on events are delivered. */
    public void open() {
        open = true;
        systems.values().forEach(SystemDelivery::startIfComplete);
    }

    /** Stops every system's loop: drained, offsets committed, group left. */
    public void close() {
        open = false;
        systems.values().parallelStream().forEach(SystemDelivery::stop);
    }
}
