package linkspan.author.lint.address;

import java.util.Map;
import java.util.Set;
import linkspan.reconcile.route.PlanOptions;

/** The hub's own components, with the options that each takes; {@code routes/reference.md} explains them. */
public final class HubSchemes {
    private static final Map<String, Set<String>> OPTIONS = Map.of(
            "event", Set.of("system", "batch"),
            "receive", Set.of("system", "topic"),
            "mapping", Set.of("format"),
            "call", Set.of("url", "method", "timeout", "envelope", "soap", "soap-version", "key", "type", "repeatable"),
            "cross-reference", Set.of("of", "from", "as", "otherwise", "learn"),
            "rows", Set.of("upsert", "replace"),
            "reconcile", PlanOptions.NAMES,
            "sign", Set.of("secret"),
            "shipment", Set.of(),
            "dead-letter", Set.of());

    private HubSchemes() {}

    /** With those that stand behind others. */
    public static Set<String> all() {
        Set<String> all = new java.util.TreeSet<>(OPTIONS.keySet());
        all.addAll(Set.of("hub-rest", "receive-topic"));
        return all;
    }

    static boolean knows(String scheme) {
        return OPTIONS.containsKey(scheme);
    }

    static Set<String> options(String scheme) {
        return OPTIONS.getOrDefault(scheme, Set.of());
    }
}
