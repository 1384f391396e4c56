package linkspan.inbound.auth.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import linkspan.inbound.auth.NotAuthentic;
import linkspan.model.Json;
import linkspan.model.failure.FailureCode;
import linkspan.model.failure.Refused;
import org.jspecify.annotations.Nullable;

/** Reads a token and believes it only if everything about it is as configured. */
final class TokenCheck {
    static final int LONGEST = 8 << 10;
    private static final String CLAIMED = "bearer";
    private static final Duration AHEAD = Duration.ofSeconds(60);
    private static final Set<String> TYPES = Set.of("jwt", "at+jwt", "application/at+jwt");
    private static final Set<String> OWN_KEYS = Set.of("jku", "x5u", "jwk", "x5c", "b64", "zip", "enc");

    private final OAuthSettings settings;
    private final IssuerKeys keys;
    private final Clock clock;

    TokenCheck(OAuthSettings settings, Clock clock) {
        this.settings = settings;
        this.keys = new IssuerKeys(settings.keys());
        this.clock = clock;
    }

    /** Throws {@link Refused} (503) when the issuer's keys cannot be had. */
    BelievedToken check(String token) throws NotAuthentic {
        if (token.length() > LONGEST) {
            throw refusal("token is too long");
        }
        try {
            return believed(JWTClaimsSet.parse(
                    Json.text(Json.read(signed(token).getPayload().toBytes()))));
        } catch (ParseException | IllegalArgumentException | Json.Malformed e) {
            throw refusal("token is malformed");
        }
    }

    /** One that the issuer has signed, whatever it says. */
    JWSObject signed(String token) throws NotAuthentic, ParseException {
        JWSObject object = JWSObject.parse(token);
        checkHeader(object.getHeader());
        for (Base64URL part : object.getParsedParts()) {
            if (!Base64URL.encode(part.decode()).equals(part)) {
                throw refusal("token is not written the one way it can be");
            }
        }
        if (!isSigned(object)) {
            throw refusal("token is signed by no key of the issuer");
        }
        return object;
    }

    private void checkHeader(JWSHeader header) throws NotAuthentic {
        if (!settings.algorithms().contains(header.getAlgorithm())) {
            throw refusal("token's algorithm is not allowed");
        }
        if (header.getCriticalParams() != null) {
            throw refusal("token has critical parameters");
        }
        if (header.toJSONObject().keySet().stream().anyMatch(OWN_KEYS::contains)) {
            throw refusal("token brings its own key");
        }
        if (header.getType() != null
                && !TYPES.contains(header.getType().getType().toLowerCase(Locale.ROOT))) {
            throw refusal("token is no access token");
        }
    }

    private boolean isSigned(JWSObject jwt) {
        try {
            for (JWK key : keys.of(jwt.getHeader())) {
                if (jwt.verify(verifier(key))) {
                    return true;
                }
            }
            return false;
        } catch (KeySourceException e) {
            if (IssuerKeys.isOfTheToken(e)) {
                return false;
            }
            throw new Refused(FailureCode.SYSTEM_UNREACHABLE, "the keys of the token's issuer cannot be had");
        } catch (JOSEException e) {
            return false;
        }
    }

    private static JWSVerifier verifier(JWK key) throws JOSEException {
        if (key instanceof OctetKeyPair pair) {
            return new Ed25519TokenVerifier(pair);
        }
        return switch (key.getKeyType().getValue()) {
            case "RSA" -> new RSASSAVerifier(key.toRSAKey());
            case "EC" -> new ECDSAVerifier(key.toECKey());
            default -> new MACVerifier(key.toOctetSequenceKey());
        };
    }

    private BelievedToken believed(JWTClaimsSet claims) throws NotAuthentic, ParseException {
        Instant now = clock.instant();
        if (!settings.issuer().equals(claims.getIssuer())) {
            throw refusal("token is of another issuer");
        }
        if (!claims.getAudience().contains(settings.audience())) {
            throw refusal("token is for another audience");
        }
        @Nullable Date expires = claims.getExpirationTime();
        if (expires == null || !expires.toInstant().isAfter(now)) {
            throw refusal(expires == null ? "token never expires" : "token has expired");
        }
        checkNotAhead("nbf", claims.getNotBeforeTime(), now);
        checkNotAhead("iat", claims.getIssueTime(), now);
        @Nullable String client = claims.getStringClaim(settings.clientClaim());
        if (client == null || client.isBlank()) {
            throw refusal("token names no client in " + settings.clientClaim());
        }
        return new BelievedToken(client, scopes(claims), expires.toInstant());
    }

    private static void checkNotAhead(String claim, @Nullable Date time, Instant now) throws NotAuthentic {
        if (time != null && time.toInstant().isAfter(now.plus(AHEAD))) {
            throw refusal("token's " + claim + " is ahead");
        }
    }

    /** {@code scope} with spaces (RFC 8693), or {@code scp} as a list or with spaces. */
    private static Set<String> scopes(JWTClaimsSet claims) {
        Set<String> scopes = new HashSet<>();
        for (String name : List.of("scope", "scp")) {
            Object claim = claims.getClaim(name);
            if (claim instanceof List<?> list) {
                list.forEach(scope -> scopes.add(String.valueOf(scope)));
            } else if (claim != null) {
                scopes.addAll(List.of(String.valueOf(claim).strip().split(" +")));
            }
        }
        return scopes;
    }

    static NotAuthentic refusal(String cause) {
        return new NotAuthentic(CLAIMED, cause);
    }
}
