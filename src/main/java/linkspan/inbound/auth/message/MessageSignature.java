package linkspan.inbound.auth.message;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import linkspan.inbound.auth.Authentication;
import linkspan.inbound.auth.Hmac;
import linkspan.inbound.auth.Identified;
import linkspan.inbound.auth.NonceUse;
import linkspan.inbound.auth.NotAuthentic;
import linkspan.inbound.client.Client;
import linkspan.inbound.client.PublicKeys;
import linkspan.inbound.request.Body;
import linkspan.inbound.request.RequestFacts;
import linkspan.model.Sha256;

/**
 * RFC 9421 for partners with libraries: {@code hmac-sha256} with a client's secret, {@code ed25519},
 * {@code ecdsa-p256-sha256}, {@code rsa-pss-sha512} with its public key. Whatever decides what a request does must be
 * covered, or the signature counts for nothing.
 */
public final class MessageSignature implements Authentication {
    private static final String HMAC = "hmac-sha256";
    private static final Duration PAST = Duration.ofSeconds(300);
    private static final Duration FUTURE = Duration.ofSeconds(60);
    private static final String DUMMY = "no-client-has-this-secret-0123456789abcdef";
    private static final Pattern KEY_ID = Pattern.compile("[A-Za-z0-9_-]{1,60}");
    private static final Pattern CREATED = Pattern.compile("[1-9][0-9]{9}");
    private static final Pattern NONCE = Pattern.compile("[A-Za-z0-9_-]{16,64}");
    private static final List<String> IF_SENT =
            List.of("content-type", "idempotency-key", "if-match", "content-digest");
    private static final List<String> SCHEMES = List.of("http", "https");
    private final Function<String, Optional<Client>> secrets;
    private final Function<String, Optional<Client>> publicKeys;
    private final Clock clock;
    private final Map<String, VerifyingKey> parsed = new ConcurrentHashMap<>();

    /** Both find a key by its id. */
    public MessageSignature(
            Function<String, Optional<Client>> secrets, Function<String, Optional<Client>> publicKeys, Clock clock) {
        this.secrets = secrets;
        this.publicKeys = publicKeys;
        this.clock = clock;
    }

    @Override
    public List<String> headers() {
        return List.of("signature-input", "signature", "content-digest", "content-length", "date");
    }

    @Override
    public boolean plausible(RequestFacts facts) {
        try {
            head(facts);
            return true;
        } catch (NotAuthentic e) {
            return false;
        }
    }

    /** What is right whatever the body is: forms, what is covered, time. */
    private SignatureInput head(RequestFacts facts) throws NotAuthentic {
        try {
            SignatureInput input = SignatureInput.of(facts.header("signature-input"));
            signature(input, facts);
            String keyId = input.parameter("keyid");
            if (!KEY_ID.matcher(keyId).matches()) {
                throw new NotAuthentic("", "keyid is missing or malformed");
            }
            checkCovered(keyId, input, facts);
            checkTime(keyId, input);
            return input;
        } catch (IllegalArgumentException e) {
            throw new NotAuthentic("", String.valueOf(e.getMessage()));
        }
    }

    private static byte[] signature(SignatureInput input, RequestFacts facts) {
        Matcher form = Pattern.compile(Pattern.quote(input.label()) + "=:([A-Za-z0-9+/]{20,1400}={0,2}):")
                .matcher(facts.header("signature"));
        if (!form.matches()) {
            throw new IllegalArgumentException("signature is missing or malformed");
        }
        byte[] bytes = Base64.getDecoder().decode(form.group(1));
        if (!Base64.getEncoder().encodeToString(bytes).equals(form.group(1))) {
            throw new IllegalArgumentException("signature is not written the one way it can be");
        }
        return bytes;
    }

    private static void checkCovered(String keyId, SignatureInput input, RequestFacts facts) throws NotAuthentic {
        List<String> covered = input.components();
        List<String> missing = new ArrayList<>();
        if (!covered.contains("@method")) {
            missing.add("@method");
        }
        boolean target = covered.contains("@path")
                        && (covered.contains("@query") || facts.query().isEmpty())
                || covered.contains("@request-target");
        if (!covered.contains("@target-uri") && !(covered.contains("@authority") && target)) {
            missing.add("@target-uri");
        }
        for (String field : IF_SENT) {
            if (!facts.header(field).isEmpty() && !covered.contains(field)) {
                missing.add(field);
            }
        }
        if (!missing.isEmpty()) {
            throw new NotAuthentic(keyId, "not covered: " + String.join(", ", missing));
        }
    }

    private void checkTime(String keyId, SignatureInput input) throws NotAuthentic {
        if (!CREATED.matcher(input.parameter("created")).matches()) {
            throw new NotAuthentic(keyId, "created is missing or malformed");
        }
        Instant now = clock.instant();
        Duration age = Duration.between(created(input), now);
        if (age.compareTo(PAST) > 0 || age.compareTo(FUTURE.negated()) < 0) {
            throw new NotAuthentic(keyId, "time is off by " + age.toMillis() + " ms");
        }
        String expires = input.parameter("expires");
        if (input.parameters().containsKey("expires")
                && (!CREATED.matcher(expires).matches() || Long.parseLong(expires) <= now.getEpochSecond())) {
            throw new NotAuthentic(keyId, "signature has expired");
        }
    }

    private static Instant created(SignatureInput input) {
        return Instant.ofEpochSecond(Long.parseLong(input.parameter("created")));
    }

    @Override
    public Identified identify(RequestFacts facts, Body body) throws NotAuthentic {
        SignatureInput input = head(facts);
        String keyId = input.parameter("keyid");
        String digest = facts.header("content-digest");
        boolean needed = !body.isEmpty() || !digest.isEmpty();
        if (needed && !ContentDigest.matches(digest, body.bytes())) {
            throw new NotAuthentic(keyId, "content-digest is missing or wrong");
        }
        String nonce = input.parameter("nonce");
        if (input.parameters().containsKey("nonce") && !NONCE.matcher(nonce).matches()) {
            throw new NotAuthentic(keyId, "nonce is malformed");
        }
        try {
            return verified(input, facts, nonce);
        } catch (IllegalArgumentException e) {
            throw new NotAuthentic(keyId, String.valueOf(e.getMessage()));
        }
    }

    private Identified verified(SignatureInput input, RequestFacts facts, String nonce) throws NotAuthentic {
        String keyId = input.parameter("keyid");
        byte[] signature = signature(input, facts);
        Optional<Client> owner = publicKeys.apply(keyId);
        Optional<Client> client = owner.isPresent() ? owner : secrets.apply(keyId);
        Optional<VerifyingKey> key =
                owner.map(it -> parsed.computeIfAbsent(it.secret(), pem -> new VerifyingKey(PublicKeys.read(pem))));
        String algorithm = key.map(VerifyingKey::algorithm).orElse(HMAC);
        String secret = client.map(Client::secret).orElse(DUMMY);
        byte[] signed = new byte[0];
        for (String scheme : SCHEMES) {
            byte[] base = BaseText.of(input, facts, scheme);
            boolean right = key.isPresent()
                    ? key.get().verifies(base, signature)
                    : Hmac.same(Hmac.base64(secret, base), Base64.getEncoder().encodeToString(signature));
            signed = right ? base : signed;
        }
        if (client.isEmpty()) {
            throw new NotAuthentic(keyId, "unknown or revoked key");
        }
        if (input.parameters().containsKey("alg") && !input.parameter("alg").equals(algorithm)) {
            throw new NotAuthentic(keyId, "alg is not that of the key");
        }
        if (signed.length == 0) {
            throw new NotAuthentic(keyId, "signature is wrong");
        }
        String digest = Sha256.hex(signed);
        return Identified.of(
                client.get().terms(),
                keyId,
                new NonceUse(
                        keyId,
                        nonce.isEmpty() ? digest : nonce,
                        digest,
                        created(input).plus(PAST).plusSeconds(1),
                        facts.method().equals("GET")));
    }
}
