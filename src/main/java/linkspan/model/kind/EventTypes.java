package linkspan.model.kind;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import linkspan.model.EventType;
import linkspan.model.Topic;
import linkspan.model.source.Meant;

/** The events that there are, by what the schemas say; one for each hub. Safe for many threads. */
public final class EventTypes {
    private volatile Map<String, EventKind> byLabel;

    /** The hub's own, and those; one of the same label takes the place of an own one. */
    public EventTypes(Collection<EventKind> kinds) {
        Map<String, EventKind> all = new TreeMap<>();
        EventType.OWN.forEach(type -> all.put(type.label(), EventKind.own(type)));
        kinds.forEach(kind -> all.put(kind.label(), kind));
        byLabel = all;
    }

    /** The hub's own alone. */
    public static EventTypes own() {
        return new EventTypes(List.of());
    }

    /** From now on these. */
    public void become(EventTypes next) {
        byLabel = next.byLabel;
    }

    /** In the order of their labels. */
    public List<EventKind> all() {
        return List.copyOf(byLabel.values());
    }

    /** Every topic that there are events of. */
    public Set<Topic> topics() {
        return byLabel.values().stream().map(kind -> kind.type().topic()).collect(Collectors.toUnmodifiableSet());
    }

    public Optional<EventKind> find(String label) {
        return Optional.ofNullable(byLabel.get(label));
    }

    /** The event of that label; throws {@link IllegalArgumentException} naming the ones there are. */
    public EventKind of(String label) {
        return find(label)
                .orElseThrow(() -> new IllegalArgumentException("unknown event '" + label + "'; " + there(label)));
    }

    /** The event that a file is named after: {@code order-created}, {@code order-created-overseas}; the longest that fits. */
    public Optional<EventKind> named(String name) {
        return byLabel.values().stream()
                .filter(kind -> name.equals(kind.label()) || name.startsWith(kind.label() + "-"))
                .max(Comparator.comparing(kind -> kind.label().length()));
    }

    /** False: an event of a later version or of another hub's files, by the name in tables and records. */
    public boolean isKnown(String name) {
        return find(EventType.labelOf(name))
                .filter(kind -> kind.type().name().equals(name))
                .isPresent();
    }

    /** For every message about an event that is none: those that there are, and the one that was probably meant. */
    public String there(String written) {
        List<String> all = List.copyOf(byLabel.keySet());
        return "there are " + String.join(", ", all) + Meant.hint(written, all);
    }
}
