package linkspan.author.lint.setting;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import linkspan.author.check.Finding;
import linkspan.author.source.Address;
import linkspan.author.source.Route;
import linkspan.author.source.RouteFolder;
import linkspan.platform.system.SystemCatalog;
import org.jspecify.annotations.Nullable;

/** The keys without which a system's routes do not start. */
final class NeededKeys {
    private final SettingsFile file;
    private final String system;
    private final UnaryOperator<@Nullable String> environment;

    NeededKeys(SettingsFile file, String system, UnaryOperator<@Nullable String> environment) {
        this.file = file;
        this.system = system;
        this.environment = environment;
    }

    Stream<Finding> look(RouteFolder folder) {
        Map<String, String> needed = new TreeMap<>();
        for (Route route : folder.running()) {
            start(route.from()).forEach(key -> needed.putIfAbsent(key, route.name()));
            route.all()
                    .flatMap(step -> step.address().stream())
                    .flatMap(this::step)
                    .forEach(key -> needed.putIfAbsent(key, route.name()));
        }
        return needed.entrySet().stream()
                .filter(need -> !given(need.getKey()))
                .map(need -> SettingsRule.finding(
                        file.at(""), system + "." + need.getKey() + " is missing; " + need.getValue() + " needs it"));
    }

    private boolean given(String key) {
        String outside = environment.apply(SystemCatalog.variable(system, key));
        String value = outside != null ? outside : file.values().getOrDefault(system + "." + key, "");
        return !value.isBlank();
    }

    private Stream<String> start(Address from) {
        if (!from.option("system").equals(system)) {
            return Stream.empty();
        }
        return switch (from.scheme()) {
            case "event" -> Stream.of("start");
            case "receive" -> from.option("topic").isEmpty() ? auth() : Stream.empty();
            default -> Stream.empty();
        };
    }

    private Stream<String> auth() {
        return new AuthKeys(file, system, environment).way(Stream.of("auth"), way -> switch (way) {
            case LINKSPAN_V2 -> Stream.of("auth");
            case HMAC, SHOPIFY, WOOCOMMERCE, STANDARD_WEBHOOKS, BASIC, API_KEY, BEARER -> Stream.of("auth", "secret");
        });
    }

    private Stream<String> step(Address to) {
        if (!to.first().equals(system)) {
            return Stream.empty();
        }
        return switch (to.scheme()) {
            case "call" -> Stream.of(to.options().getOrDefault("url", "url"));
            case "rows" -> Stream.of("url");
            case "cross-reference" -> Stream.of(to.option("otherwise")).filter(key -> !key.isEmpty());
            default -> Stream.empty();
        };
    }
}
