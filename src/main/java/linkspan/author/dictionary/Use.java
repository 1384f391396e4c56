package linkspan.author.dictionary;

import java.util.Comparator;

/**
 * What a system calls a canonical field.
 *
 * @param name path in the system's own form
 */
record Use(String system, String mapping, Side side, String name, Link link) implements Comparable<Use> {
    /** Whether the system sends it or gets it. */
    enum Side {
        SENDS,
        GETS
    }

    /** Whether the value arrives as it is, or has a part in one that is computed or looked up. */
    enum Link {
        CARRIED,
        COMPUTED
    }

    @Override
    public int compareTo(Use other) {
        return Comparator.comparing(Use::system)
                .thenComparing(Use::name)
                .thenComparing(Use::mapping)
                .thenComparing(Use::side)
                .thenComparing(Use::link)
                .compare(this, other);
    }
}
