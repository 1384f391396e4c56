package linkspan.author.lint.setting;

import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import linkspan.author.check.Finding;
import linkspan.inbound.auth.hmac.HmacForm;
import linkspan.inbound.auth.way.TokenForm;
import linkspan.inbound.auth.way.Way;
import linkspan.platform.system.ConfigurationError;
import linkspan.platform.system.SystemSettings;
import org.jspecify.annotations.Nullable;

/** What the {@code auth} keys of a system say together, read as the hub will read them. */
final class AuthKeys {
    private final SettingsFile file;
    private final String system;
    private final SystemSettings settings;

    /** @param environment value of a variable, or null: it replaces a key from outside */
    AuthKeys(SettingsFile file, String system, UnaryOperator<@Nullable String> environment) {
        this.file = file;
        this.system = system;
        this.settings = file.settings(system, environment);
    }

    /** How its messages are signed; {@code otherwise} where nobody says so, or not in a known word. */
    <T> T way(T otherwise, Function<Way, T> use) {
        try {
            return use.apply(Way.of(settings));
        } catch (ConfigurationError e) {
            return otherwise; // told by look(), or as a missing key
        }
    }

    /** False where it cannot be read either. */
    boolean coversBodyAlone() {
        return way(false, way -> switch (way) {
            case HMAC, SHOPIFY, WOOCOMMERCE, STANDARD_WEBHOOKS ->
                HmacForm.of(settings).coversBodyAlone();
            case LINKSPAN_V2, BASIC, API_KEY, BEARER -> false;
        });
    }

    /** True where another system with the same secret would believe its messages. */
    boolean isWorthElsewhere() {
        return way(false, way -> switch (way) {
            case HMAC, SHOPIFY, WOOCOMMERCE, STANDARD_WEBHOOKS ->
                !HmacForm.of(settings).coversPath();
            case BASIC, API_KEY, BEARER -> true;
            case LINKSPAN_V2 -> false;
        });
    }

    Stream<Finding> look() {
        boolean later = settings.values().entrySet().stream()
                .anyMatch(entry ->
                        entry.getKey().startsWith("auth") && entry.getValue().contains("{{"));
        if (settings.find("auth").isEmpty() || later) {
            return Stream.empty();
        }
        try {
            return read(Way.of(settings));
        } catch (ConfigurationError e) {
            String message = String.valueOf(e.getMessage()).replace(file.shown() + ": ", "");
            return Stream.of(SettingsRule.finding(file.at(message.split("[: ]", 2)[0]), message));
        }
    }

    private Stream<Finding> read(Way way) {
        return switch (way) {
            case LINKSPAN_V2 ->
                file.values().keySet().stream()
                        .filter(key -> key.startsWith(system + ".auth-"))
                        .map(key -> SettingsRule.finding(
                                file.at(key), key + " says nothing where " + system + ".auth is linkspan-v2"));
            case HMAC, SHOPIFY, WOOCOMMERCE, STANDARD_WEBHOOKS -> {
                HmacForm.of(settings);
                yield Stream.empty();
            }
            case BASIC, API_KEY, BEARER -> {
                TokenForm.of(settings);
                yield Stream.empty();
            }
        };
    }
}
