package linkspan.outbound.login;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;
import linkspan.outbound.protocol.Transport;
import linkspan.platform.system.Secrets;
import linkspan.platform.system.SystemSettings;

/** Makes the login of a system from its {@code login} keys. */
public final class Logins {
    private final Secrets secrets;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    public Logins(Secrets secrets, Clock clock) {
        this.secrets = secrets;
        this.clock = clock;
    }

    /**
     * Calls to a system that log in as its settings say.
     *
     * @throws linkspan.platform.system.ConfigurationError naming the key that is wrong
     */
    public Transport over(Transport network, SystemSettings settings) {
        return login(settings, network)
                .<Transport>map(login -> new LoginTransport(login, network, System::nanoTime))
                .orElse(network);
    }

    /** Throws what {@link #over} would; asks for no secret. */
    public static void check(SystemSettings settings) {
        LoginWay.of(settings).ifPresent(way -> {
            if (way == LoginWay.OAUTH2) {
                OAuth2Form.of(settings);
            } else if (way == LoginWay.HMAC) {
                HmacLogin.of(settings, () -> "", Clock.systemUTC());
            }
        });
    }

    private Optional<Login> login(SystemSettings settings, Transport network) {
        Optional<LoginWay> way = LoginWay.of(settings);
        if (way.isEmpty()) {
            return Optional.empty();
        }
        Supplier<String> secret = named(settings, "login-secret");
        return switch (way.get()) {
            case BASIC -> Optional.of(FixedLogin.basic(settings.require("login-user"), secret));
            case BEARER -> Optional.of(new FixedLogin("Authorization", () -> "Bearer " + secret.get()));
            case API_KEY -> {
                String prefix =
                        settings.find("login-prefix").map(it -> it + " ").orElse("");
                yield Optional.of(new FixedLogin(settings.require("login-header"), () -> prefix + secret.get()));
            }
            case OAUTH2 ->
                Optional.of(new OAuth2Login(
                        settings.id(),
                        OAuth2Form.of(settings),
                        new OAuth2Login.Keys(secret, named(settings, "login-refresh")),
                        network,
                        clock));
            case HMAC -> Optional.of(HmacLogin.of(settings, secret, clock));
            case WSSE -> Optional.of(new WsseLogin(settings.require("login-user"), secret, clock, random));
            case MTLS -> Optional.empty(); // the connection's own: ConnectionKeys
        };
    }

    /** The secret whose name the key gives; empty where there is no such key. */
    private Supplier<String> named(SystemSettings settings, String key) {
        return settings.find(key)
                .<Supplier<String>>map(name -> () -> secrets.get(name))
                .orElse(() -> "");
    }
}
