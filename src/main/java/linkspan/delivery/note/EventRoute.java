package linkspan.delivery.note;

import java.util.List;
import java.util.function.BiConsumer;
import linkspan.commit.UnitOfWork;
import linkspan.model.Event;
import linkspan.model.EventType;
import linkspan.platform.resilience.CallGate;
import org.jspecify.annotations.Nullable;

/** A route that brings events of one type to a system. */
public interface EventRoute {
    /** Part of the unit of a route that ended well without reaching a step that leaves the hub. */
    record NothingSent() {}

    String id();

    EventType type();

    /** At most as many events a run. */
    int batch();

    /**
     * Runs the route; {@code ended} gets the unit and the reason why it failed, or null.
     *
     * @param gate what its calls go through; null where nothing keeps them back
     */
    void run(List<Event> events, @Nullable CallGate gate, BiConsumer<UnitOfWork, @Nullable Throwable> ended);
}
