package linkspan.author.coverage;

import java.util.HashSet;
import java.util.List;

/**
 * So many of so many.
 *
 * @param all what there is
 * @param missing those of it that are not covered, in the same order
 */
public record Share(List<String> all, List<String> missing) {
    /** Of nothing. */
    public static final Share NONE = new Share(List.of(), List.of());

    public Share {
        all = List.copyOf(all);
        missing = List.copyOf(missing);
        if (!new HashSet<>(all).containsAll(missing)) {
            throw new IllegalArgumentException("missing of something else: " + missing);
        }
    }

    /** {@code 41/55}, {@code -} of nothing. */
    @Override
    public String toString() {
        return all.isEmpty() ? "-" : all.size() - missing.size() + "/" + all.size();
    }
}
