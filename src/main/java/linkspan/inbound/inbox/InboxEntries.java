package linkspan.inbound.inbox;

import java.util.Set;
import java.util.TreeSet;

/**
 * A unit's share: keys that a route takes with this unit.
 *
 * @param route id of the route
 * @param keys what it takes; sorted when written
 */
record InboxEntries(String route, Set<String> keys) {
    InboxEntries {
        keys = Set.copyOf(keys);
    }

    /** With another's keys; of one route all of them. */
    InboxEntries and(InboxEntries more) {
        Set<String> all = new TreeSet<>(keys);
        all.addAll(more.keys);
        return new InboxEntries(route, all);
    }

    InboxEntries without(String key) {
        Set<String> rest = new TreeSet<>(keys);
        rest.remove(key);
        return new InboxEntries(route, rest);
    }
}
