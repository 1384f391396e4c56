package linkspan.inbound.auth;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import linkspan.inbound.client.Client;
import linkspan.inbound.request.Body;
import linkspan.inbound.request.RequestFacts;
import linkspan.model.failure.FailureCode;
import linkspan.model.failure.Refused;

/**
 * {@code linkspan-v2}: the hub's own way of signing, {@code guarantees.md} §4. Order of checks: syntax, key, time,
 * signature; the work is the same whether the key is known or not.
 */
public final class LinkspanV2 implements Authentication {
    private static final Pattern AUTHORIZATION = Pattern.compile("ApiKey ([A-Za-z0-9_-]{1,60})");
    private static final Pattern TIMESTAMP = Pattern.compile("[1-9][0-9]{12}");
    private static final Pattern NONCE = Pattern.compile("[A-Za-z0-9_-]{16,64}");
    private static final Pattern SIGNATURE = Pattern.compile("v2=([A-Za-z0-9+/]{43}=)(?:,v2=([A-Za-z0-9+/]{43}=))?");
    private static final Duration PAST = Duration.ofSeconds(300);
    private static final Duration FUTURE = Duration.ofSeconds(60);
    private static final String DUMMY = "no-client-has-this-secret-0123456789abcdef";
    private final Function<String, Optional<Client>> keys;
    private final Predicate<String> mayCall;
    private final Clock clock;

    /** {@code keys} finds a key by its id; {@code mayCall} says which clients are allowed here, by name. */
    public LinkspanV2(Function<String, Optional<Client>> keys, Predicate<String> mayCall, Clock clock) {
        this.keys = keys;
        this.mayCall = mayCall;
        this.clock = clock;
    }

    @Override
    public boolean plausible(RequestFacts facts) {
        try {
            String keyId = head(facts);
            checkTime(keyId, age(facts));
            return SignedText.of(facts, keyId, new Body(new byte[0])).isUnambiguous();
        } catch (NotAuthentic e) {
            return false;
        }
    }

    /** The key's id of a head whose every field has its form. */
    private static String head(RequestFacts facts) throws NotAuthentic {
        String keyId = part(AUTHORIZATION, facts, "authorization", "");
        part(NONCE, facts, "x-nonce", keyId);
        part(TIMESTAMP, facts, "x-timestamp", keyId);
        part(SIGNATURE, facts, "x-signature", keyId);
        return keyId;
    }

    /** Of a head with its form, in ms: both have 13 digits, nothing overflows. */
    private long age(RequestFacts facts) {
        return clock.millis() - Long.parseLong(facts.header("x-timestamp"));
    }

    private static void checkTime(String keyId, long age) throws NotAuthentic {
        if (age > PAST.toMillis() || age < -FUTURE.toMillis()) {
            throw new NotAuthentic(keyId, "time is off by " + age + " ms");
        }
    }

    @Override
    public Identified identify(RequestFacts facts, Body body) throws NotAuthentic {
        String keyId = head(facts);
        SignedText text = SignedText.of(facts, keyId, body);
        if (!text.isUnambiguous()) {
            throw new NotAuthentic(keyId, "a line break in a signed field");
        }
        Optional<Client> client = keys.apply(keyId);
        boolean signed =
                isSigned(facts.header("x-signature"), client.map(Client::secret).orElse(DUMMY), text);
        if (client.isEmpty()) {
            throw new NotAuthentic(keyId, "unknown or revoked key");
        }
        checkTime(keyId, age(facts));
        if (!signed) {
            throw new NotAuthentic(keyId, "signature is wrong");
        }
        return allowed(client.get(), facts, text, Instant.ofEpochMilli(Long.parseLong(facts.header("x-timestamp"))));
    }

    private Identified allowed(Client client, RequestFacts facts, SignedText text, Instant signedAt) {
        if (!mayCall.test(client.name())) {
            throw new Refused(FailureCode.FORBIDDEN, "");
        }
        Instant expiresAt = signedAt.plus(PAST).plusSeconds(1);
        boolean reading = facts.method().equals("GET");
        return Identified.of(
                client.terms(),
                client.keyId(),
                new NonceUse(client.keyId(), facts.header("x-nonce"), text.digest(), expiresAt, reading));
    }

    private static boolean isSigned(String header, String secret, SignedText text) {
        String expected = "v2=" + Hmac.base64(secret, text.bytes());
        boolean matches = false;
        for (String given : header.split(",", -1)) {
            matches |= Hmac.same(expected, given);
        }
        return matches;
    }

    /** The header when all of it has that form (its first group where there is one). */
    private static String part(Pattern form, RequestFacts facts, String header, String claimed) throws NotAuthentic {
        Matcher matcher = form.matcher(facts.header(header));
        if (!matcher.matches()) {
            throw new NotAuthentic(
                    claimed, header + (facts.header(header).isEmpty() ? " is missing" : " is malformed"));
        }
        return matcher.groupCount() > 0 ? matcher.group(1) : matcher.group();
    }
}
