package linkspan.platform.part;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The place of an exchange in the splits of its route: none, the third part, the second part of the third part.
 *
 * @param indexes from the outermost split to the innermost, each from 0; empty outside every split
 */
public record Part(List<Integer> indexes) implements Comparable<Part> {
    /** Outside every split. */
    public static final Part WHOLE = new Part(List.of());

    public Part {
        indexes = List.copyOf(indexes);
    }

    /** The part of a split that stands in no other. */
    public static Part of(int index) {
        return new Part(List.of(index));
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
