package linkspan.console.route;

import java.util.List;
import java.util.Optional;

/** The route files as they stand in their folder now, read at each look. */
public interface RouteFiles {
    /**
     * One route file.
     *
     * @param verb receive, deliver, poll, …
     * @param event what it is about
     * @param description in its author's words; empty when it has none
     * @param text of the file
     * @param events that come of it
     */
    record Route(String system, String verb, String event, String description, String text, List<String> events) {
        public Route {
            events = List.copyOf(events);
        }

        /** {@code wms.deliver-order-created}. */
        public String id() {
            return system + "." + verb + "-" + event;
        }

        /** True: from the system into the hub. */
        public boolean comesIn() {
            return verb.equals("receive") || verb.equals("poll") || verb.equals("read");
        }
    }

    /** In the order of their ids. */
    List<Route> all();

    default Optional<Route> find(String id) {
        return all().stream().filter(route -> route.id().equals(id)).findFirst();
    }
}
