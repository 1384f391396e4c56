package linkspan.caller;

import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import linkspan.client.Clients;
import linkspan.system.Secrets;
import linkspan.system.SystemSettings;

/**
 * Chooses by {@code <system>.auth=shopify|woocommerce|linkspan-v2}. {@code <system>.secret=} names the secret of a
 * marketplace, or two with a comma between them while it is changed. A partner that signs {@code linkspan-v2} uses keys
 * of the API client that is named like its system.
 */
public final class AuthenticationChoice implements Function<SystemSettings, Authentication> {
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
        system.require("auth");
        return switch (system.oneOf("auth", "", "shopify", "woocommerce", "linkspan-v2")) {
            case "shopify" -> bodySignature(system, "shopify", "x-shopify-hmac-sha256");
            case "woocommerce" -> bodySignature(system, "woocommerce", "x-wc-webhook-signature");
            default -> new LinkspanV2(clients, system.id()::equals, clock);
        };
    }

    private Authentication bodySignature(SystemSettings system, String way, String header) {
        List<String> valid = Arrays.stream(system.require("secret").split(",", -1))
                .map(String::strip)
                .map(secrets::get)
                .toList();
        return new BodySignature(system.id(), way, header, valid);
    }
}
