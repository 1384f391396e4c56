package linkspan.inbound.auth.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import linkspan.inbound.auth.NotAuthentic;
import linkspan.inbound.client.ClientTerms;
import linkspan.inbound.request.Body;
import linkspan.inbound.request.RequestFacts;
import linkspan.model.Json;
import linkspan.model.failure.Refused;
import linkspan.platform.system.ConfigurationError;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenCheckTest {
    private static final Instant NOW = Instant.parse("2026-11-11T11:11:11Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private final Issuer issuer;
    private final TokenCheck check;
    private final Path folder;

    TokenCheckTest(@TempDir Path folder) {
        this.folder = folder;
        issuer = new Issuer(folder);
        check = check(issuer.environment());
    }

    private static TokenCheck check(Map<String, String> environment) {
        return new TokenCheck(OAuthSettings.of(environment).orElseThrow(), CLOCK);
    }

    private static Map<String, Object> claims() {
        return Issuer.claims("acme", "orders:read orders:write", NOW);
    }

    private static JWSHeader.Builder es256() {
        return new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("ec-1");
    }

    @Test
    void a_token_of_the_issuer_is_believed() throws Exception {
        BelievedToken token = check.check(issuer.sign(es256().build(), claims()));
        assertThat(token.client()).isEqualTo("acme");
        assertThat(token.scopes()).containsExactlyInAnyOrder("orders:read", "orders:write");
        JWSHeader rs256 =
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("rsa-1").build();
        assertThat(check.check(issuer.sign(rs256, claims())).client()).isEqualTo("acme");
        assertThat(check.check(issuer.sign(new JWSHeader(JWSAlgorithm.ES256), claims()))
                        .client())
                .isEqualTo("acme");
    }

    private String with(String claim, Object value) {
        Map<String, Object> claims = claims();
        claims.put(claim, value);
        return issuer.sign(es256().build(), claims);
    }

    private String without(String claim) {
        Map<String, Object> claims = claims();
        claims.remove(claim);
        return issuer.sign(es256().build(), claims);
    }

    private static String base64(String text) {
        return Base64URL.encode(text).toString();
    }

    private Map<String, String> attacks() throws Exception {
        long now = NOW.getEpochSecond();
        String good = issuer.sign(es256().build(), claims());
        String[] parts = good.split("\\.");
        String payload = parts[1];
        Map<String, String> attacks = new LinkedHashMap<>();
        attacks.put("alg none", base64("{\"alg\":\"none\"}") + "." + payload + ".");
        attacks.put("alg None, signature kept", base64("{\"alg\":\"None\"}") + "." + payload + "." + parts[2]);
        attacks.put("no signature", parts[0] + "." + payload + ".");
        JWSHeader hs256 =
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("rsa-1").build();
        attacks.put(
                "HS256 with the public key's DER",
                Issuer.sign(
                        hs256, claims(), new MACSigner(issuer.rsa.toPublicKey().getEncoded())));
        attacks.put(
                "HS256 with the public key's JSON",
                Issuer.sign(
                        hs256, claims(), new MACSigner(issuer.rsa.toPublicJWK().toJSONString())));
        JWSHeader ps256 =
                new JWSHeader.Builder(JWSAlgorithm.PS256).keyID("rsa-1").build();
        attacks.put("PS256, not allowed", Issuer.sign(ps256, claims(), new RSASSASigner(issuer.rsa)));
        attacks.put(
                "jku",
                issuer.sign(
                        es256().jwkURL(URI.create("https://evil.example/jwks")).build(), claims()));
        attacks.put(
                "x5u",
                issuer.sign(
                        es256().x509CertURL(URI.create("https://evil.example/c"))
                                .build(),
                        claims()));
        attacks.put(
                "jwk of the attacker",
                Issuer.sign(
                        new JWSHeader.Builder(JWSAlgorithm.ES256)
                                .jwk(new ECKeyGenerator(Curve.P_256).generate().toPublicJWK())
                                .build(),
                        claims(),
                        new ECDSASigner(
                                new ECKeyGenerator(Curve.P_256).keyID("ec-1").generate())));
        attacks.put(
                "key of another with a known kid",
                Issuer.sign(es256().build(), claims(), new ECDSASigner(new ECKeyGenerator(Curve.P_256).generate())));
        attacks.put(
                "unknown kid",
                issuer.sign(
                        new JWSHeader.Builder(JWSAlgorithm.ES256)
                                .keyID("../ec-1")
                                .build(),
                        claims()));
        attacks.put(
                "kid of the RSA key",
                issuer.sign(
                        new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("rsa-1").build(), claims()));
        attacks.put(
                "crit",
                issuer.sign(
                        es256().criticalParams(Set.of("exp"))
                                .customParam("exp", 1)
                                .build(),
                        claims()));
        attacks.put(
                "b64 false", issuer.sign(es256().base64URLEncodePayload(false).build(), claims()));
        attacks.put("zip", issuer.sign(es256().customParam("zip", "DEF").build(), claims()));
        attacks.put(
                "typ of a log-out",
                issuer.sign(es256().type(new JOSEObjectType("logout+jwt")).build(), claims()));
        attacks.put("JWE, five parts", base64("{\"alg\":\"dir\",\"enc\":\"A128GCM\"}") + "..AAAA.AAAA.AAAA");
        attacks.put("two parts", parts[0] + "." + payload);
        attacks.put(
                "header twice",
                base64("{\"alg\":\"none\",\"alg\":\"ES256\",\"kid\":\"ec-1\"}") + "." + payload + "." + parts[2]);
        attacks.put("payload of another", parts[0] + "." + base64("{\"iss\":\"x\"}") + "." + parts[2]);
        attacks.put("all zero signature", parts[0] + "." + payload + "." + Base64URL.encode(new byte[64]));
        attacks.put("9 KiB", with("fill", "x".repeat(9_000)));
        attacks.put("iss of another", with("iss", "https://issuer.example.com"));
        attacks.put("iss as a list", with("iss", List.of(Issuer.NAME)));
        attacks.put("no iss", without("iss"));
        attacks.put("aud of another", with("aud", "https://hub.example.com/api/"));
        attacks.put("aud empty", with("aud", List.of()));
        attacks.put("no aud", without("aud"));
        attacks.put("expired", with("exp", now));
        attacks.put("no exp", without("exp"));
        attacks.put("exp as text", with("exp", "" + (now + 600)));
        attacks.put("nbf ahead", with("nbf", now + 61));
        attacks.put("iat ahead", with("iat", now + 61));
        attacks.put("no client", without("client_id"));
        attacks.put("client as a number", with("client_id", 7));
        attacks.put("client blank", with("client_id", " "));
        attacks.put("not base64", "ä.ö.ü");
        attacks.put("empty", "..");
        return attacks;
    }

    @Test
    void every_attack_is_refused_and_told_apart_only_in_the_audit_log() throws Exception {
        Map<String, String> attacks = attacks();
        Map<String, String> causes = new HashMap<>();
        attacks.forEach((name, token) -> assertThatThrownBy(() -> check.check(token))
                .as(name)
                .isInstanceOf(NotAuthentic.class)
                .satisfies(e -> causes.put(name, String.valueOf(e.getMessage()))));
        assertThat(causes).hasSize(attacks.size()).containsEntry("jku", "token brings its own key");
        assertThat(with("nbf", NOW.getEpochSecond() + 60)).satisfies(token -> check.check(token));
    }

    @Test
    void no_byte_of_a_token_can_be_changed() throws Exception {
        String good = issuer.sign(es256().build(), claims());
        for (int i = 0; i < good.length(); i++) {
            for (int bit : new int[] {1, 2, 0x20}) {
                char[] changed = good.toCharArray();
                changed[i] ^= (char) bit;
                assertThatThrownBy(() -> check.check(new String(changed)))
                        .as("%s at %s", bit, i)
                        .isInstanceOf(NotAuthentic.class);
            }
        }
    }

    @Test
    void keys_are_changed_while_the_hub_runs() throws Exception {
        var next = new ECKeyGenerator(Curve.P_256).keyID("ec-2").generate();
        String token = Issuer.sign(
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("ec-2").build(), claims(), new ECDSASigner(next));
        assertThatThrownBy(() -> check.check(token)).isInstanceOf(NotAuthentic.class);
        issuer.publish(issuer.rsa, issuer.curve, next);
        assertThat(check.check(token).client()).isEqualTo("acme");

        Files.writeString(folder.resolve("jwks.json"), "{");
        assertThat(check.check(token).client()).isEqualTo("acme");
        assertThatThrownBy(() -> check(issuer.environment()).check(token)).isInstanceOf(Refused.class);
    }

    @Test
    void ed25519_is_verified_and_weak_keys_are_not() throws Exception {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        byte[] encoded = pair.getPublic().getEncoded();
        OctetKeyPair key = new OctetKeyPair.Builder(
                        Curve.Ed25519,
                        Base64URL.encode(Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length)))
                .keyID("ed-1")
                .build();
        var weak = new RSAKeyGenerator(1024, true).keyID("weak").generate();
        issuer.publish(key, weak);
        String text = base64("{\"alg\":\"EdDSA\",\"kid\":\"ed-1\"}") + "." + base64(Json.text(Json.of(claims())));
        Signature signer = Signature.getInstance("Ed25519");
        signer.initSign(pair.getPrivate());
        signer.update(text.getBytes(StandardCharsets.US_ASCII));
        byte[] signature = signer.sign();
        assertThat(check.check(text + "." + Base64URL.encode(signature)).client())
                .isEqualTo("acme");
        signature[5] ^= 1;
        assertThatThrownBy(() -> check.check(text + "." + Base64URL.encode(signature)))
                .isInstanceOf(NotAuthentic.class);
        assertThatThrownBy(() ->
                        check.check(base64("{\"alg\":\"EdDSA\",\"kid\":\"ed-1\"}") + "." + base64("{}") + ".AAAA"))
                .isInstanceOf(NotAuthentic.class);
    }

    @Test
    void secrets_stand_alone_and_are_long() throws Exception {
        byte[] bytes = new byte[32];
        Map<String, String> environment = new HashMap<>(issuer.environment());
        environment.put("LINKSPAN_OAUTH_ALGORITHMS", "HS256");
        String token = Issuer.sign(new JWSHeader(JWSAlgorithm.HS256), claims(), new MACSigner(bytes));
        String secret = "{\"kty\":\"oct\",\"k\":\"" + Base64URL.encode(bytes) + "\"}";
        Files.writeString(
                folder.resolve("jwks.json"),
                "{\"keys\":[" + secret + "," + issuer.curve.toPublicJWK().toJSONString() + "]}");
        assertThatThrownBy(() -> check(environment).check(token)).isInstanceOf(Refused.class);
        Files.writeString(folder.resolve("jwks.json"), "{\"keys\":[" + secret + "]}");
        assertThat(check(environment).check(token).client()).isEqualTo("acme");
        environment.put("LINKSPAN_OAUTH_ALGORITHMS", "HS256,RS256");
        assertThatThrownBy(() -> check(environment)).isInstanceOf(ConfigurationError.class);
        environment.remove("LINKSPAN_OAUTH_AUDIENCE");
        assertThatThrownBy(() -> check(environment))
                .isInstanceOf(ConfigurationError.class)
                .hasMessageContaining("all three");
    }

    @Test
    void agrees_with_wycheproof() throws Exception {
        Path file = Path.of("../shared/fixtures/crypto/wycheproof/json_web_signature_test.json");
        Assumptions.assumeTrue(Files.exists(file), () -> "skipped: there is no " + file);
        int believed = 0;
        int refused = 0;
        for (JsonNode group : Json.read(Files.readAllBytes(file)).path("testGroups")) {
            JsonNode jwk = group.has("public") ? group.path("public") : group.path("private");
            Files.writeString(folder.resolve("jwks.json"), "{\"keys\":[" + jwk + "]}");
            Map<String, String> environment = new HashMap<>(issuer.environment());
            boolean secret = jwk.path("kty").asText().equals("oct");
            if (secret) {
                environment.put("LINKSPAN_OAUTH_ALGORITHMS", "HS256");
            }
            TokenCheck own = check(environment);
            for (JsonNode test : group.path("tests")) {
                if (Set.of(367, 370).contains(test.path("tcId").asInt())) {
                    continue; // byte for byte the valid 357: their padding was lost
                }
                boolean lenient = Set.of(372, 373).contains(test.path("tcId").asInt()); // a '?' within: not for us
                boolean valid = test.path("result").asText().equals("valid") && !lenient;
                boolean ours = Set.of("RS256", "ES256", "HS256")
                        .contains(jwk.path("alg").asText());
                boolean believes = believes(own, test.path("jws").asText());
                assertThat(believes).as("tcId %s", test.path("tcId")).isEqualTo(valid && ours);
                believed += believes ? 1 : 0;
                refused += believes ? 0 : 1;
            }
        }
        assertThat(believed).isEqualTo(18);
        assertThat(refused).isEqualTo(381);
    }

    private static boolean believes(TokenCheck check, String jws) {
        try {
            check.signed(jws);
            return true;
        } catch (NotAuthentic | ParseException | IllegalArgumentException | Json.Malformed | Refused e) {
            return false;
        }
    }

    /** The figures stand in performance.md; no bound in a test, this machine is shared. */
    @Test
    void what_a_token_costs() throws Exception {
        ClientTerms acme = ClientTerms.ofTheHouse("acme", 1_000_000);
        BearerTokens tokens = new BearerTokens(
                OAuthSettings.of(issuer.environment()).orElseThrow(), name -> Optional.of(acme), CLOCK);
        Body none = new Body(new byte[0]);
        int rounds = Integer.getInteger("linkspan.rounds", 200);
        RequestFacts[] first = new RequestFacts[rounds];
        for (int i = 0; i < rounds; i++) {
            first[i] = facts(with("jti", "j" + i));
        }
        for (int warm = 0; warm < rounds / 2; warm++) {
            tokens.identify(first[warm], none);
        }
        ThreadMXBean processor = ManagementFactory.getThreadMXBean();
        long begun = processor.getCurrentThreadCpuTime();
        for (int i = rounds / 2; i < rounds; i++) {
            tokens.identify(first[i], none);
        }
        Duration fresh = Duration.ofNanos((processor.getCurrentThreadCpuTime() - begun) / (rounds / 2));
        begun = processor.getCurrentThreadCpuTime();
        for (int i = 0; i < 20_000; i++) {
            tokens.identify(first[i % rounds], none);
        }
        Duration cached = Duration.ofNanos((processor.getCurrentThreadCpuTime() - begun) / 20_000);
        System.out.println(
                "ES256 token: first " + fresh.toNanos() / 1_000 + " us, cached " + cached.toNanos() / 1_000 + " us");
        assertThat(cached).isLessThan(fresh);
    }

    private static RequestFacts facts(String token) {
        return new RequestFacts("GET", "/api/v1/orders", "", Map.of(), Map.of("authorization", "Bearer " + token), "");
    }
}
