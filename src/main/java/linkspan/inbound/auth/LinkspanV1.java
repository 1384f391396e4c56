package linkspan.inbound.auth;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import linkspan.inbound.client.Client;
import linkspan.inbound.request.AnswerHeader;
import linkspan.inbound.request.Body;
import linkspan.inbound.request.RequestFacts;
import linkspan.model.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * {@code v1}, the mission's first scheme: {@code hex(sha256(timestamp + apiKey + body + secret))}. Only for clients to whom
 * it is granted until a day; each answer says when it ends. It covers neither method nor path nor query, so each signature
 * is used up by the first request that comes with it, and a request without a body can only be a GET.
 */
public final class LinkspanV1 implements Authentication {
    private static final Pattern AUTHORIZATION = Pattern.compile("ApiKey ([A-Za-z0-9_-]{1,60})");
    private static final Pattern TIMESTAMP = Pattern.compile("[1-9][0-9]{12}");
    private static final Pattern SIGNATURE = Pattern.compile("[0-9a-f]{64}");
    private static final Duration PAST = Duration.ofSeconds(300);
    private static final Duration FUTURE = Duration.ofSeconds(60);
    private static final String DUMMY = "no-client-has-this-secret-0123456789abcdef";
    /** The day from which {@code linkspan-v2} was there to take its place (RFC 9745). */
    private static final String DEPRECATED = "@1764374400";

    private static final String PAGE = "</api/docs>; rel=\"deprecation\"; type=\"text/html\"";
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC);
    private final Function<String, Optional<Client>> keys;
    private final Clock clock;

    /** {@code keys} finds a key by its id. */
    public LinkspanV1(Function<String, Optional<Client>> keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /** True for a head that is signed this way, well or badly. */
    public static boolean isMeant(RequestFacts facts) {
        return SIGNATURE.matcher(facts.header("x-signature")).matches();
    }

    @Override
    public boolean plausible(RequestFacts facts) {
        try {
            checkTime(head(facts), facts);
            return true;
        } catch (NotAuthentic e) {
            return false;
        }
    }

    private static String head(RequestFacts facts) throws NotAuthentic {
        Matcher authorization = AUTHORIZATION.matcher(facts.header("authorization"));
        if (!authorization.matches()) {
            throw new NotAuthentic("", "authorization is malformed");
        }
        String keyId = authorization.group(1);
        if (!TIMESTAMP.matcher(facts.header("x-timestamp")).matches() || !isMeant(facts)) {
            throw new NotAuthentic(keyId, "x-timestamp or x-signature is malformed");
        }
        return keyId;
    }

    private void checkTime(String keyId, RequestFacts facts) throws NotAuthentic {
        long age = clock.millis() - Long.parseLong(facts.header("x-timestamp"));
        if (age > PAST.toMillis() || age < -FUTURE.toMillis()) {
            throw new NotAuthentic(keyId, "time is off by " + age + " ms");
        }
    }

    @Override
    public Identified identify(RequestFacts facts, Body body) throws NotAuthentic {
        String keyId = head(facts);
        Optional<Client> client = keys.apply(keyId);
        String secret = client.map(Client::secret).orElse(DUMMY);
        boolean signed = Hmac.same(digest(facts, keyId, body, secret), facts.header("x-signature"));
        if (client.isEmpty()) {
            throw new NotAuthentic(keyId, "unknown or revoked key");
        }
        @Nullable Instant until = client.get().terms().grant().v1Until();
        if (until == null || !clock.instant().isBefore(until)) {
            throw new NotAuthentic(keyId, until == null ? "v1 is not granted" : "v1 has ended");
        }
        checkTime(keyId, facts);
        if (!signed) {
            throw new NotAuthentic(keyId, "signature is wrong");
        }
        boolean reading = facts.method().equals("GET");
        if (body.isEmpty() && !reading) {
            throw new NotAuthentic(keyId, "v1 signs nothing of a " + facts.method() + " without a body");
        }
        return Identified.of(client.get().terms(), keyId, nonce(keyId, facts, reading))
                .with(notices(until));
    }

    private static String digest(RequestFacts facts, String keyId, Body body, String secret) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        text.writeBytes((facts.header("x-timestamp") + keyId).getBytes(StandardCharsets.US_ASCII));
        text.writeBytes(body.bytes());
        text.writeBytes(secret.getBytes(StandardCharsets.UTF_8));
        return Sha256.hex(text.toByteArray());
    }

    /** The signature itself: what else it may come with is part of what a repetition must have, too. */
    private static NonceUse nonce(String keyId, RequestFacts facts, boolean reading) {
        String signature = facts.header("x-signature");
        String request = String.join(
                "\n",
                "LINKSPAN1",
                facts.method(),
                facts.path(),
                facts.query(),
                facts.contentType(),
                facts.idempotencyKey(),
                facts.header("if-match"),
                signature);
        Instant signedAt = Instant.ofEpochMilli(Long.parseLong(facts.header("x-timestamp")));
        return new NonceUse(
                keyId,
                signature,
                Sha256.hex(request.getBytes(StandardCharsets.ISO_8859_1)),
                signedAt.plus(PAST).plusSeconds(1),
                reading);
    }

    private static Map<AnswerHeader, String> notices(Instant until) {
        Map<AnswerHeader, String> notices = new EnumMap<>(AnswerHeader.class);
        notices.put(AnswerHeader.DEPRECATION, DEPRECATED);
        notices.put(AnswerHeader.SUNSET, HTTP_DATE.format(until));
        notices.put(AnswerHeader.LINK, PAGE);
        return notices;
    }
}
