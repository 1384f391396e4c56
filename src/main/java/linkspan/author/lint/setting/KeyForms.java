package linkspan.author.lint.setting;

import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;
import linkspan.delivery.eligibility.SystemStartStore;
import linkspan.platform.format.Format;
import linkspan.platform.resilience.RetrySchedule;
import linkspan.platform.system.Setting;
import linkspan.platform.system.SystemSettings;

/** Reads a key as its reader in the hub will, for the error that comes of it. */
final class KeyForms {
    private static final Map<String, Consumer<SystemSettings>> FORMS = Map.ofEntries(
            Map.entry("start", s -> s.get("start", "now", text -> SystemStartStore.parse(text, Instant.EPOCH))),
            Map.entry("envelope", s -> s.flag("envelope", "false")),
            Map.entry("idempotent", s -> s.flag("idempotent", "false")),
            Map.entry("four-eyes", s -> s.flag("four-eyes", "false")),
            Map.entry("timeout", s -> s.get("timeout", "10s", Setting::duration)),
            Map.entry("connect-timeout", s -> s.get("connect-timeout", "2s", Setting::duration)),
            Map.entry("concurrency", s -> s.number("concurrency", 32, 1, 10_000)),
            Map.entry("retry", s -> s.get("retry", RetrySchedule.DEFAULT, RetrySchedule::parse)),
            Map.entry("failed-key", s -> s.oneOf("failed-key", "park", "park", "skip")),
            Map.entry("breaker-percent", s -> s.number("breaker-percent", 50, 1, 100)),
            Map.entry("breaker-calls", s -> s.number("breaker-calls", 20, 1, 10_000)),
            Map.entry("breaker-window", s -> s.number("breaker-window", 50, 5, 10_000)),
            Map.entry("breaker-open", s -> s.get("breaker-open", "5s", Setting::duration)),
            Map.entry("unmappable", s -> s.oneOf("unmappable", "keep", "keep", "refuse")),
            Map.entry("accepts", s -> s.get("accepts", "json", Format::list)),
            Map.entry("max-body", s -> s.get("max-body", "1MiB", Setting::bytes)));

    private KeyForms() {}

    /** Throws what the hub would throw at its start, or at the first call. */
    static void read(SystemSettings settings, String key) {
        boolean address = key.equals("url") || key.endsWith("-url");
        FORMS.getOrDefault(key, address ? it -> it.get(key, "http://localhost", Setting::address) : it -> {})
                .accept(settings);
    }
}
