package linkspan.commit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import linkspan.model.EventDraft;
import linkspan.platform.part.Part;

/**
 * What one route wants written. One object shared by all copies that split and multicast make of an exchange;
 * thread-safe. It is collected while the route runs and committed by the hub when it ends.
 */
public final class UnitOfWork {
    /** Exchange property that carries the unit: copies of an exchange copy the reference. */
    public static final String PROPERTY = "linkspan.unit";

    /** Exchange property of a copy that goes on beside its route, whose end does not wait for it: a wire tap's, a queue's. */
    public static final String BESIDE = "linkspan.unit.beside";

    private record Added(Part part, EventDraft draft) {}

    private final List<Added> added = new ArrayList<>();
    private final Map<Class<?>, Object> parts = new HashMap<>();
    private boolean sealed;

    /** Adds an event. Those of splits come in the order of the parts, also when they ran in parallel. */
    public synchronized void add(Part part, EventDraft draft) {
        if (sealed) {
            throw new UnitClosed(draft.type().label());
        }
        added.add(new Added(part, draft));
    }

    /** Attaches a feature's share (a received message, a delivery result); one of each type. */
    public synchronized void attach(Object part) {
        if (sealed) {
            throw new UnitClosed(part.getClass().getSimpleName());
        }
        parts.put(part.getClass(), part);
    }

    /** Attaches a share, or what {@code both} makes of the one that is there and this one. */
    @SuppressWarnings("unchecked") // a part is stored under its own type
    public synchronized <T> void merge(T part, BinaryOperator<T> both) {
        if (sealed) {
            throw new UnitClosed(part.getClass().getSimpleName());
        }
        parts.merge(part.getClass(), part, (before, now) -> both.apply((T) before, (T) now));
    }

    /** The share of that type that was attached. */
    public synchronized <T> Optional<T> part(Class<T> type) {
        return Optional.ofNullable(type.cast(parts.get(type)));
    }

    /** Nothing was added and nothing attached. */
    public synchronized boolean isEmpty() {
        return added.isEmpty() && parts.isEmpty();
    }

    public synchronized boolean hasEvents() {
        return !added.isEmpty();
    }

    /** Throws away what the route added, for a route that failed; what was attached stays. */
    public synchronized void dropEvents() {
        added.clear();
    }

    /** A new unit with nothing but who is behind this one: for what is written when this one cannot be. */
    public synchronized UnitOfWork bare() {
        UnitOfWork bare = new UnitOfWork();
        part(Origin.class).ifPresent(bare::attach);
        return bare;
    }

    /** From here on nothing can be added. */
    public synchronized SealedUnit seal(Answer answer) {
        sealed = true;
        List<EventDraft> drafts = added.stream()
                .sorted(Comparator.comparing(Added::part))
                .map(Added::draft)
                .toList();
        return new SealedUnit(drafts, Map.copyOf(parts), answer);
    }
}
