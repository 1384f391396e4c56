package linkspan.inbound.auth.token;

import com.nimbusds.jose.JWSAlgorithm;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import linkspan.platform.system.ConfigurationError;

/**
 * Whose tokens are believed.
 *
 * @param issuer {@code iss} to the letter
 * @param audience must be one of {@code aud}
 * @param keys where the issuer's public keys are (JWKS): {@code https:}, or {@code file:}
 * @param clientClaim claim with the name of the client
 * @param algorithms with which a token may be signed
 */
public record OAuthSettings(
        String issuer, String audience, URI keys, String clientClaim, Set<JWSAlgorithm> algorithms) {
    private static final Set<JWSAlgorithm> KNOWN =
            Set.of(JWSAlgorithm.RS256, JWSAlgorithm.ES256, JWSAlgorithm.EdDSA, JWSAlgorithm.HS256);

    public OAuthSettings {
        algorithms = Set.copyOf(algorithms);
    }

    /** Empty when no tokens are believed; throws {@link ConfigurationError} when only half is said. */
    public static Optional<OAuthSettings> of(Map<String, String> environment) {
        String issuer = environment.getOrDefault("LINKSPAN_OAUTH_ISSUER", "").strip();
        String audience =
                environment.getOrDefault("LINKSPAN_OAUTH_AUDIENCE", "").strip();
        String keys = environment.getOrDefault("LINKSPAN_OAUTH_JWKS", "").strip();
        if (Stream.of(issuer, audience, keys).allMatch(String::isEmpty)) {
            return Optional.empty();
        }
        if (Stream.of(issuer, audience, keys).anyMatch(String::isEmpty)) {
            throw new ConfigurationError(
                    "LINKSPAN_OAUTH_ISSUER, LINKSPAN_OAUTH_AUDIENCE, LINKSPAN_OAUTH_JWKS: all three or none");
        }
        String claim =
                environment.getOrDefault("LINKSPAN_OAUTH_CLIENT_CLAIM", "").strip();
        String algorithms =
                environment.getOrDefault("LINKSPAN_OAUTH_ALGORITHMS", "").strip();
        return Optional.of(new OAuthSettings(
                issuer,
                audience,
                address(keys),
                claim.isEmpty() ? "client_id" : claim,
                algorithms(algorithms.isEmpty() ? "RS256,ES256,EdDSA" : algorithms)));
    }

    private static URI address(String keys) {
        if (!keys.contains("://")) {
            if (!Files.isReadable(Path.of(keys))) {
                throw new ConfigurationError("LINKSPAN_OAUTH_JWKS: " + keys + " cannot be read");
            }
            return Path.of(keys).toUri();
        }
        try {
            URI address = URI.create(keys);
            boolean here = "127.0.0.1".equals(address.getHost()) || "localhost".equals(address.getHost());
            if ("https".equals(address.getScheme()) || here && "http".equals(address.getScheme())) {
                return address;
            }
        } catch (IllegalArgumentException e) {
            throw new ConfigurationError("LINKSPAN_OAUTH_JWKS: " + keys + " is no address");
        }
        throw new ConfigurationError("LINKSPAN_OAUTH_JWKS: a file, or an address that begins with https://");
    }

    private static Set<JWSAlgorithm> algorithms(String words) {
        Set<JWSAlgorithm> algorithms = Arrays.stream(words.split(",", -1))
                .map(word -> JWSAlgorithm.parse(word.strip()))
                .collect(Collectors.toSet());
        if (!KNOWN.containsAll(algorithms)) {
            throw new ConfigurationError("LINKSPAN_OAUTH_ALGORITHMS: of RS256, ES256, EdDSA, HS256, not " + words);
        }
        if (algorithms.contains(JWSAlgorithm.HS256) && algorithms.size() > 1) {
            throw new ConfigurationError("LINKSPAN_OAUTH_ALGORITHMS: HS256 only alone, never beside public keys");
        }
        return algorithms;
    }
}
