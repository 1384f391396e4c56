package linkspan.platform.system;

import java.util.Set;

/** The keys that {@code system.properties} may hold; explained in {@code routes/reference.md}, which a test compares. */
final class KnownKeys {
    static final Set<String> ALL = Set.of(
            "title",
            "owner",
            "contact",
            "start",
            "url",
            "database-url",
            "token",
            "user",
            "password",
            "envelope",
            "collective-customer",
            "idempotent",
            "timeout",
            "connect-timeout",
            "concurrency",
            "retry",
            "failed-key",
            "promises",
            "four-eyes",
            "breaker-percent",
            "breaker-calls",
            "breaker-window",
            "breaker-open",
            "auth",
            "auth-header",
            "auth-algorithm",
            "auth-encoding",
            "auth-prefix",
            "auth-separator",
            "auth-signed",
            "auth-url",
            "auth-timestamp-header",
            "auth-timestamp-prefix",
            "auth-window",
            "auth-id-header",
            "auth-secret-form",
            "auth-greeting",
            "auth-user",
            "secret",
            "unmappable",
            "max-body",
            "accepts",
            "channel",
            "topic",
            "bootstrap-servers",
            "ask-breaker",
            "login",
            "login-user",
            "login-secret",
            "login-header",
            "login-prefix",
            "login-client-id",
            "login-client-auth",
            "login-grant",
            "login-refresh",
            "login-scope",
            "login-signed",
            "login-algorithm",
            "login-encoding",
            "login-timestamp-header",
            "login-keystore",
            "truststore",
            "truststore-secret",
            "proxy",
            "proxy-user",
            "proxy-secret");

    private KnownKeys() {}

    /** A system may have several addresses, {@code overseas-url}, and keys for its author's own routes: {@code own-folder}. */
    static boolean knows(String key) {
        return ALL.contains(key) || key.endsWith("-url") || key.matches("own-[a-z0-9-]+");
    }
}
