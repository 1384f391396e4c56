package linkspan.platform.part;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;

/**
 * The place of an exchange in the splits of its route: none, the third part, the second part of the third part.
 *
 * @param indexes from the outermost split to the innermost, each from 0; empty outside every split
 */
public record Part(List<Integer> indexes) implements Comparable<Part> {
    /** Outside every split. */
    public static final Part WHOLE = new Part(List.of());

    /** Exchange property with the indexes of the splits around the one that an exchange comes from. */
    static final String AROUND = "linkspan.part.around";

    public Part {
        indexes = List.copyOf(indexes);
    }

    /** The part of a split that stands in no other. */
    public static Part of(int index) {
        return new Part(List.of(index));
    }

    public static Part of(Exchange exchange) {
        Integer index = exchange.getProperty(ExchangePropertyKey.SPLIT_INDEX, Integer.class);
        return index == null
                ? WHOLE
                : new Part(Stream.concat(around(exchange).stream(), Stream.of(index))
                        .toList());
    }

    @SuppressWarnings("unchecked") // only PartProcessor sets it
    private static List<Integer> around(Exchange exchange) {
        List<Integer> around = exchange.getProperty(AROUND, List.class);
        return around == null ? List.of() : around;
    }

    /** What tells the calls of different parts apart: empty for the first, {@code -2} for the third, {@code -2.1} within it. */
    public String suffix() {
        return indexes.stream().allMatch(index -> index == 0)
                ? ""
                : indexes.stream().map(String::valueOf).collect(Collectors.joining(".", "-", ""));
    }

    /** As they stand in the message; what stands before a split comes before its parts. */
    @Override
    public int compareTo(Part other) {
        for (int i = 0; i < Math.min(indexes.size(), other.indexes.size()); i++) {
            int difference = indexes.get(i).compareTo(other.indexes.get(i));
            if (difference != 0) {
                return difference;
            }
        }
        return Integer.compare(indexes.size(), other.indexes.size());
    }
}
