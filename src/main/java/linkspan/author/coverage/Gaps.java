package linkspan.author.coverage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Missing fields for people, in groups by what holds them. What holds nothing else stands for all that it holds
 * ({@code shipment (7 fields)}); what is partly there is never folded away.
 *
 * <p>First come those beside which most is there: one field forgotten among ten is a mistake, a whole object that nobody wants is none.
 */
final class Gaps {
    /** A holder of so many is too small for a group of its own. */
    private static final int FEW = 2;

    private final Set<String> missing;
    private final List<String> all;

    private Gaps(Share share) {
        this.all = share.all();
        this.missing = new HashSet<>(share.missing());
    }

    /**
     * Missing fields side by side.
     *
     * @param holder {@code items[].}, empty for the document itself
     * @param names within the holder, {@code discount (2 fields)} for a whole one
     */
    record Group(String holder, List<String> names) {
        Group {
            names = List.copyOf(names);
        }

        /** {@code items[]: discount, tax (2 fields)}; a name alone with its whole path. */
        List<String> words() {
            if (names.size() == 1 || holder.isEmpty()) {
                return names.stream().map(holder::concat).toList();
            }
            List<String> words = new ArrayList<>(names);
            words.set(0, holder.substring(0, holder.length() - 1) + ": " + names.get(0));
            return words;
        }
    }

    static List<Group> of(Share share) {
        Gaps gaps = new Gaps(share);
        Map<String, List<String>> names = new TreeMap<>();
        Set<String> told = new HashSet<>();
        for (String field : share.missing()) {
            String gap = gaps.outermost(field);
            if (told.add(gap)) {
                String holder = gaps.holder(gap);
                names.computeIfAbsent(holder, it -> new ArrayList<>()).add(gaps.shown(gap, holder));
            }
        }
        return names.entrySet().stream()
                .map(group -> new Group(group.getKey(), group.getValue()))
                .sorted(Comparator.comparing(group -> gaps.missingShare(group.holder())))
                .toList();
    }

    /** The field itself, or {@code shipment.}, {@code lines[].} where all of that is missing. */
    private String outermost(String field) {
        for (int dot = field.indexOf('.'); dot >= 0; dot = field.indexOf('.', dot + 1)) {
            String holder = field.substring(0, dot + 1);
            if (within(holder) > 1 && missingShare(holder) == 1) {
                return holder;
            }
        }
        return field;
    }

    /** What holds it and more than an amount's two fields: {@code items[].} of {@code items[].discount.currency}. */
    private String holder(String gap) {
        String holder = gap;
        do {
            holder = holder.substring(0, holder.lastIndexOf('.', holder.length() - 2) + 1);
        } while (!holder.isEmpty() && within(holder) <= FEW);
        return holder;
    }

    private String shown(String gap, String holder) {
        String name = gap.substring(holder.length());
        return name.endsWith(".") ? name.substring(0, name.length() - 1) + " (" + within(gap) + " fields)" : name;
    }

    private long within(String holder) {
        return all.stream().filter(field -> field.startsWith(holder)).count();
    }

    private double missingShare(String holder) {
        long gone = missing.stream().filter(field -> field.startsWith(holder)).count();
        return (double) gone / within(holder);
    }
}
