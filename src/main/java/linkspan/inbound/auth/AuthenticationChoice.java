package linkspan.inbound.auth;

import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import linkspan.inbound.auth.hmac.HmacForm;
import linkspan.inbound.auth.hmac.HmacSignature;
import linkspan.inbound.auth.way.FixedToken;
import linkspan.inbound.auth.way.TokenForm;
import linkspan.inbound.auth.way.Way;
import linkspan.inbound.auth.way.Words;
import linkspan.inbound.client.Client;
import linkspan.inbound.client.ClientTerms;
import linkspan.inbound.client.Clients;
import linkspan.platform.system.Secrets;
import linkspan.platform.system.SystemSettings;

/**
 * Chooses by {@code <system>.auth}. {@code <system>.secret=} names the secret, or two with a comma between them while it is
 * changed. A system that signs {@code linkspan-v2} and names a secret has that key, whose id is the secret's name; without one it uses keys of the API client that is
 * named like the system.
 */
public final class AuthenticationChoice implements Function<SystemSettings, Authentication> {
    /** Messages a second that a system of the house may post. */
    private static final int RATE = 10_000;

    private final Secrets secrets;
    private final Clients clients;
    private final Clock clock;

    public AuthenticationChoice(Secrets secrets, Clients clients, Clock clock) {
        this.secrets = secrets;
        this.clients = clients;
        this.clock = clock;
    }

    @Override
    public Authentication apply(SystemSettings system) {
        Way way = Way.of(system);
        Caller caller = new Caller(system.id(), Words.of(way));
        return switch (way) {
            case LINKSPAN_V2 -> new LinkspanV2(keys(system), system.id()::equals, clock);
            case HMAC, SHOPIFY, WOOCOMMERCE, STANDARD_WEBHOOKS ->
                new HmacSignature(caller, HmacForm.of(system), named(system.require("secret")), clock);
            case BASIC, API_KEY, BEARER ->
                new FixedToken(
                        caller,
                        TokenForm.of(system),
                        List.copyOf(named(system.require("secret")).values()));
        };
    }

    /** Secrets by their names. */
    private Map<String, String> named(String list) {
        return secretNames(list).distinct().collect(Collectors.toUnmodifiableMap(name -> name, secrets::get));
    }

    private Function<String, Optional<Client>> keys(SystemSettings system) {
        Optional<String> names = system.find("secret");
        if (names.isEmpty()) {
            return clients::find;
        }
        ClientTerms terms = ClientTerms.ofTheHouse(system.id(), RATE);
        Map<String, Client> own = secretNames(names.get())
                .collect(
                        Collectors.toUnmodifiableMap(name -> name, name -> new Client(name, secrets.get(name), terms)));
        return keyId -> Optional.ofNullable(own.get(keyId));
    }

    private static Stream<String> secretNames(String list) {
        return Arrays.stream(list.split(",", -1)).map(String::strip);
    }
}
