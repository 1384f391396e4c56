package linkspan.outbound.login;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import linkspan.model.source.Meant;
import linkspan.platform.system.ConfigurationError;
import linkspan.platform.system.SystemSettings;

/** The ways to log in that {@code <system>.login} names, each with the keys that say how. */
public enum LoginWay {
    BASIC("basic", List.of("login-user", "login-secret"), Set.of()),
    BEARER("bearer", List.of("login-secret"), Set.of()),
    API_KEY("api-key", List.of("login-header", "login-secret"), Set.of("login-prefix")),
    OAUTH2(
            "oauth2",
            List.of("login-url", "login-client-id"),
            Set.of(
                    "login-secret",
                    "login-grant",
                    "login-refresh",
                    "login-scope",
                    "login-client-auth",
                    "login-header",
                    "login-prefix")),
    HMAC(
            "hmac",
            List.of("login-header", "login-secret"),
            Set.of("login-prefix", "login-signed", "login-algorithm", "login-encoding", "login-timestamp-header")),
    MTLS("mtls", List.of("login-keystore", "login-secret"), Set.of()),
    WSSE("wsse", List.of("login-user", "login-secret"), Set.of());

    private static final String ALL = "login";
    private final String word;
    private final List<String> needed;
    private final Set<String> further;

    LoginWay(String word, List<String> needed, Set<String> further) {
        this.word = word;
        this.needed = needed;
        this.further = further;
    }

    /**
     * That of a system; empty where none is named.
     *
     * @throws ConfigurationError naming the key: an unknown word, a key that is missing, one that says nothing here
     */
    public static Optional<LoginWay> of(SystemSettings settings) {
        Optional<String> named = settings.find(ALL);
        if (named.isEmpty()) {
            settings.values().keySet().stream()
                    .filter(key -> key.startsWith(ALL + "-"))
                    .findFirst()
                    .ifPresent(key -> refuse(settings, key, "says nothing without " + settings.id() + "." + ALL));
            return Optional.empty();
        }
        List<String> words = Stream.of(values()).map(way -> way.word).toList();
        LoginWay way = Stream.of(values())
                .filter(each -> each.word.equals(named.get()))
                .findFirst()
                .orElseThrow(() -> new ConfigurationError(settings.file() + ": " + settings.id() + "." + ALL + ": '"
                        + named.get() + "' is none of " + String.join(", ", words) + Meant.hint(named.get(), words)));
        way.needed.forEach(settings::require);
        settings.values().keySet().stream()
                .filter(key -> key.startsWith(ALL + "-") && !way.needed.contains(key) && !way.further.contains(key))
                .sorted()
                .findFirst()
                .ifPresent(key ->
                        refuse(settings, key, "says nothing where " + settings.id() + "." + ALL + " is " + way.word));
        if (settings.find("token").isPresent()) {
            refuse(settings, "token", "and " + settings.id() + "." + ALL + " are two logins: leave one");
        }
        return Optional.of(way);
    }

    private static void refuse(SystemSettings settings, String key, String why) {
        throw new ConfigurationError(settings.file() + ": " + settings.id() + "." + key + " " + why);
    }
}
