package linkspan.author.lint;

import java.util.Collection;
import linkspan.model.source.Meant;

/** Names that there are, for sentences. */
public final class Known {
    private Known() {}

    /** {@code there are a, b; did you mean a?}. */
    public static String there(String written, Collection<String> names) {
        return there(names) + Meant.hint(written, names);
    }

    /** {@code there are a, b}. */
    public static String there(Collection<String> names) {
        return names.isEmpty()
                ? "there are none"
                : "there are "
                        + String.join(", ", names.stream().sorted().distinct().toList());
    }
}
