package linkspan.author.lint.address;

import java.util.Map;
import java.util.Set;
import linkspan.reconcile.route.PlanOptions;

/** The hub's own components, with the options that each takes; {@code routes/reference.md} explains them. */
public final class HubSchemes {
    private static final Set<String> CALL = Set.of(
            "url", "method", "query", "timeout", "envelope", "soap", "soap-version", "key", "type", "repeatable");
    private static final Set<String> POLL = Set.of(
            "time",
            "id",
            "rows",
            "cursor",
            "size",
            "overlap",
            "since",
            "zone",
            "max-bad",
            "burst",
            "element",
            "refill",
            "separator");

    private static final Map<String, Set<String>> OPTIONS = Map.ofEntries(
            Map.entry("event", Set.of("system", "batch")),
            Map.entry("receive", Set.of("system", "topic")),
            Map.entry("mapping", Set.of("format")),
            Map.entry("call", CALL),
            Map.entry("cross-reference", Set.of("of", "from", "as", "otherwise", "learn")),
            Map.entry("rows", Set.of("upsert", "replace")),
            Map.entry("reconcile", PlanOptions.NAMES),
            Map.entry("sign", Set.of("secret")),
            Map.entry("poll", POLL),
            Map.entry("shipment", Set.of()),
            Map.entry("dead-letter", Set.of()));

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
