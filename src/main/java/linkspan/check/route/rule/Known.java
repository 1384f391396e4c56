package linkspan.check.route.rule;

import java.util.Collection;

/** Names that there are, for sentences. */
public final class Known {
    private Known() {}

    /** {@code there are a, b}. */
    public static String there(Collection<String> names) {
        return names.isEmpty()
                ? "there are none"
                : "there are "
                        + String.join(", ", names.stream().sorted().distinct().toList());
    }
}
