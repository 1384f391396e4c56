package linkspan.inbound.route;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** The routes that take messages in, by route id: for whoever wants a stored message mapped again. */
public final class Receivers {
    private final Map<String, Consumer<RouteRun>> byRoute = new ConcurrentHashMap<>();

    public void add(String route, Consumer<RouteRun> receiver) {
        byRoute.put(route, receiver);
    }

    public void remove(String route) {
        byRoute.remove(route);
    }

    /** Runs on the route of that id while it is started. */
    public Optional<Consumer<RouteRun>> find(String route) {
        return Optional.ofNullable(byRoute.get(route));
    }
}
