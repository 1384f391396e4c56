package linkspan.inbound.auth.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An issuer of tokens with keys of its own, its JWKS in a file. */
public final class Issuer {
    public static final String NAME = "https://issuer.example.com/";
    public static final String AUDIENCE = "https://hub.example.com/api";
    final RSAKey rsa;
    final ECKey curve;
    private final Path file;

    public Issuer(Path folder) {
        try {
            rsa = new RSAKeyGenerator(2048).keyID("rsa-1").generate();
            curve = new ECKeyGenerator(Curve.P_256).keyID("ec-1").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        file = folder.resolve("jwks.json");
        publish(rsa, curve);
    }

    void publish(JWK... keys) {
        try {
            Files.writeString(file, new JWKSet(List.of(keys)).toString(true));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Map<String, String> environment() {
        return Map.of(
                "LINKSPAN_OAUTH_ISSUER", NAME, "LINKSPAN_OAUTH_AUDIENCE", AUDIENCE, "LINKSPAN_OAUTH_JWKS", "" + file);
    }

    static Map<String, Object> claims(String client, String scope, Instant now) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", NAME);
        claims.put("aud", new ArrayList<>(List.of("https://other.example.com", AUDIENCE)));
        claims.put("client_id", client);
        claims.put("scope", scope);
        claims.put("iat", now.getEpochSecond());
        claims.put("exp", now.getEpochSecond() + 600);
        return claims;
    }

    /** A good one, ES256. */
    public String token(String client, String scope, Instant now) {
        return sign(new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("ec-1").build(), claims(client, scope, now));
    }

    String sign(JWSHeader header, Map<String, Object> claims) {
        try {
            JWSSigner signer =
                    header.getAlgorithm().equals(JWSAlgorithm.ES256) ? new ECDSASigner(curve) : new RSASSASigner(rsa);
            return sign(header, claims, signer);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    static String sign(JWSHeader header, Map<String, Object> claims, JWSSigner signer) {
        try {
            JWSObject object = new JWSObject(header, new Payload(claims));
            object.sign(signer);
            return object.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
