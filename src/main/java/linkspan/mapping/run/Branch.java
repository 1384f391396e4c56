package linkspan.mapping.run;

import java.util.Comparator;
import linkspan.mapping.Place;

/**
 * A part of a mapping that runs for some inputs only.
 *
 * @param kind as its author would call it: {@code then}, {@code else}, {@code for}, {@code when}, {@code function ship-to}
 */
public record Branch(Place place, String kind) implements Comparable<Branch> {
    private static final Comparator<Branch> ORDER = Comparator.comparing((Branch branch) -> branch.place.file())
            .thenComparing(branch -> branch.place.line())
            .thenComparing(branch -> branch.place.column())
            .thenComparing(Branch::kind);

    @Override
    public int compareTo(Branch other) {
        return ORDER.compare(this, other);
    }

    /** {@code mappings/wms/order.module.jslt:8:3 else}. */
    @Override
    public String toString() {
        return place + " " + kind;
    }
}
