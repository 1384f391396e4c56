package linkspan.inbound.poll.desk;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;

/** The polls that are started on this hub, each with what makes a run of it besides those of its schedule. */
public final class Runners {
    private final Map<String, Runnable> byRoute = new ConcurrentSkipListMap<>();

    public void add(String route, Runnable runner) {
        byRoute.put(route, runner);
    }

    public void remove(String route) {
        byRoute.remove(route);
    }

    Optional<Runnable> find(String route) {
        return Optional.ofNullable(byRoute.get(route));
    }

    Set<String> routes() {
        return Set.copyOf(byRoute.keySet());
    }
}
