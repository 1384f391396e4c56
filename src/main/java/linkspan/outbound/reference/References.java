package linkspan.outbound.reference;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import linkspan.model.failure.Refused;

/** What systems call the things that we know by another name. */
public interface References {
    /** The name, when it is in memory; does not block. */
    Optional<String> recall(ReferenceKind kind, String canonicalId);

    /** The system's name for it; empty when it was never learnt. */
    Optional<String> find(ReferenceKind kind, String canonicalId);

    /** Our id of what the system calls by that name; empty when it was never learnt. */
    Optional<String> findThing(ReferenceKind kind, String foreignId);

    /** The same of several, by the system's name; those that were never learnt are not in it. */
    default Map<String, String> findThings(ReferenceKind kind, Collection<String> foreignIds) {
        Map<String, String> things = new HashMap<>();
        foreignIds.forEach(id -> findThing(kind, id).ifPresent(thing -> things.put(id, thing)));
        return things;
    }

    /**
     * Stores the name and returns the one that holds: the first that was learnt.
     *
     * @throws Refused when the name stands for another thing already: storing it would send one's business to the other
     */
    String learn(ReferenceKind kind, String canonicalId, String foreignId);
}
