package linkspan.inbound.auth.token;

import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.RemoteKeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyOperation;
import com.nimbusds.jose.jwk.KeyType;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetParseException;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The issuer's keys. Kept for five minutes (of a file five seconds) and fetched again when a token names a key that is not
 * among them, at most twice in 30 s; while the issuer is away the last ones hold for four hours. Threads wait two seconds at most.
 */
final class IssuerKeys {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int LARGEST = 256 << 10;
    private static final int LEAST_RSA_BITS = 2_048;
    private static final int LEAST_SECRET_BITS = 256;
    private static final int MOST = 10;

    private final JWKSource<SecurityContext> source;

    IssuerKeys(URI address) {
        boolean isFile = "file".equals(address.getScheme());
        JWKSourceBuilder<SecurityContext> builder = JWKSourceBuilder.create(
                        isFile ? new InFile(Path.of(address)) : new AtAddress(address))
                .cache(isFile ? 5_000 : 300_000, PATIENCE.toMillis())
                .refreshAheadCache(false)
                .outageTolerant(Duration.ofHours(4).toMillis());
        this.source = (isFile ? builder.rateLimited(false) : builder.rateLimited(30_000)).build();
    }

    /** Those with which such a head may be signed; throws {@link KeySourceException} when none can be had. */
    List<JWK> of(JWSHeader header) throws KeySourceException {
        JWKMatcher matcher = JWKMatcher.forJWSHeader(header);
        List<JWK> found = source.get(new JWKSelector(matcher), null);
        return found.stream()
                .filter(IssuerKeys::mayVerify)
                .filter(IssuerKeys::isStrong)
                .limit(MOST)
                .toList();
    }

    /** True: keys could be had, this one is not among them. */
    static boolean isOfTheToken(KeySourceException e) {
        return !(e instanceof RemoteKeySourceException)
                && !(e instanceof JWKSetUnavailableException)
                && !(e instanceof JWKSetParseException);
    }

    /** The matcher looks at {@code use}; {@code key_ops} says the same in other words. */
    private static boolean mayVerify(JWK key) {
        return key.getKeyOperations() == null || key.getKeyOperations().contains(KeyOperation.VERIFY);
    }

    private static boolean isStrong(JWK key) {
        return !(key instanceof RSAKey) || key.size() >= LEAST_RSA_BITS;
    }

    /** Secrets stand in a file of their own: whoever mixes them takes a public key for a secret one day. */
    private static JWKSet read(String text, boolean secretsMayBe) throws JWKSetParseException {
        try {
            JWKSet set = JWKSet.parse(text);
            long secrets = set.getKeys().stream()
                    .filter(key -> key.getKeyType().equals(KeyType.OCT))
                    .count();
            boolean weak = set.getKeys().stream()
                    .anyMatch(key -> key.getKeyType().equals(KeyType.OCT) && key.size() < LEAST_SECRET_BITS);
            if (weak || secrets > 0 && (!secretsMayBe || secrets < set.getKeys().size())) {
                throw new ParseException("secrets beside public keys, at an address, or too short", 0);
            }
            return set;
        } catch (ParseException e) {
            throw new JWKSetParseException("the issuer's keys cannot be read: " + e.getMessage(), e);
        }
    }

    private record InFile(Path file) implements JWKSetSource<SecurityContext> {
        @Override
        public JWKSet getJWKSet(JWKSetCacheRefreshEvaluator refresh, long now, @Nullable SecurityContext context)
                throws KeySourceException {
            try {
                return read(Files.readString(file), true);
            } catch (IOException e) {
                throw new JWKSetUnavailableException("the issuer's keys cannot be read", e);
            }
        }

        @Override
        public void close() {}
    }

    /** Follows no redirect, takes no more than {@value #LARGEST} bytes. */
    private static final class AtAddress implements JWKSetSource<SecurityContext> {
        private final HttpClient http = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(PATIENCE)
                .build();
        private final URI address;

        AtAddress(URI address) {
            this.address = address;
        }

        @Override
        public JWKSet getJWKSet(JWKSetCacheRefreshEvaluator refresh, long now, @Nullable SecurityContext context)
                throws KeySourceException {
            try {
                HttpResponse<InputStream> answer = http.send(
                        HttpRequest.newBuilder(address)
                                .timeout(PATIENCE)
                                .header("Accept", "application/jwk-set+json, application/json")
                                .build(),
                        HttpResponse.BodyHandlers.ofInputStream());
                try (InputStream body = answer.body()) {
                    byte[] bytes = body.readNBytes(LARGEST + 1);
                    if (answer.statusCode() != 200 || bytes.length > LARGEST) {
                        throw new JWKSetUnavailableException("the issuer answered " + answer.statusCode());
                    }
                    return read(new String(bytes, StandardCharsets.UTF_8), false);
                }
            } catch (IOException e) {
                throw new JWKSetUnavailableException("the issuer's keys cannot be fetched", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new JWKSetUnavailableException("interrupted", e);
            }
        }

        @Override
        public void close() {}
    }
}
