package linkspan.delivery.lane;

import java.util.List;
import java.util.function.Predicate;
import linkspan.model.Event;

/** What a system lacks of a topic's events, whatever the topic still has: read once from the first key to the last. */
public interface MissedEvents {
    /**
     * A part of it.
     *
     * @param events by key, within a key by their number; may be none
     * @param last nothing comes after them
     */
    record Page(List<Event> events, boolean last) {
        public Page {
            events = List.copyOf(events);
        }
    }

    /**
     * What comes next of these keys: some hundred events or some megabytes, after a short time. Throws {@link
     * linkspan.platform.database.DatabaseFailed}, and gives the same page when it is asked again.
     */
    Page next(Predicate<String> keys);
}
