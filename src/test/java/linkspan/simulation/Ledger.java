package linkspan.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import linkspan.model.Event;

/** What took effect in a system, booked by the system itself. */
final class Ledger {
    private final boolean keyed;
    private final Set<String> seen = new HashSet<>();
    private final Map<String, List<Long>> effects = new HashMap<>();

    Ledger(boolean keyed) {
        this.keyed = keyed;
    }

    /** Books it, unless it honours keys and has it. */
    void takes(Event event) {
        if (!keyed || seen.add(event.id())) {
            effects.computeIfAbsent(event.key(), key -> new ArrayList<>()).add(event.sequence());
        }
    }

    /** The numbers of a key in the order in which they took effect. */
    List<Long> of(String key) {
        return effects.getOrDefault(key, List.of());
    }
}
