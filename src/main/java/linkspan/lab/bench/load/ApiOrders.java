package linkspan.lab.bench.load;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import linkspan.model.Sha256;

/**
 * {@code POST /api/v1/orders} of about 1 KB, signed {@code linkspan-v2}. Bodies and their hashes are made before; a
 * request costs one HMAC of 250 bytes.
 */
public final class ApiOrders implements Requests {
    private static final String PATH = "/api/v1/orders";
    private static final String JSON = "application/json";
    private static final int BODIES = 256;
    private static final int ITEMS = 5;

    private record Content(String text, String hash) {}

    private final String host;
    private final String keyId;
    private final String secret;
    private final Mac mac;
    private final Clock clock;
    private final List<Content> contents = new ArrayList<>();
    /** Numbers start anew in every run; keys and nonces must not. */
    private final String run = UUID.randomUUID().toString();

    private long nonces;

    public ApiOrders(String url, String keyId, String secret, Clock clock) {
        this.host = URI.create(url).getAuthority();
        this.keyId = keyId;
        this.secret = secret;
        this.clock = clock;
        this.mac = mac(secret);
        for (int i = 0; i < BODIES; i++) {
            String text = body(i);
            contents.add(new Content(text, Sha256.hex(text.getBytes(UTF_8))));
        }
    }

    /** Orders of the same client to another address. */
    public ApiOrders at(String url) {
        return new ApiOrders(url, keyId, secret, clock);
    }

    public String secret() {
        return secret;
    }

    /** ASCII only. */
    static String body(int number) {
        String items = IntStream.range(0, ITEMS)
                .mapToObj(item -> """
                        {"skuId":"SKU-%d","name":"Teapot of cast iron, 1.2 l, black, number %d","quantity":%d,\
                        "unitPrice":{"value":"19.90","currency":"EUR"}}""".formatted((number * ITEMS + item) % 500, item, item % 3 + 1))
                .collect(Collectors.joining(","));
        return """
                {"placedAt":"2026-11-11T11:11:11+08:00","currency":"EUR","shipTo":{"name":"Greta Garbo","city":"Potsdam",\
                "postalCode":"14467","countryCode":"DE"},"items":[%s]}""".formatted(items);
    }

    @Override
    public byte[] request(int number) {
        Content content = contents.get(Math.floorMod(number, BODIES));
        String time = Long.toString(clock.millis());
        String key = run + "-" + number;
        String nonce = run + "-" + nonces++;
        String text = "LINKSPAN2\nPOST\n" + PATH + "\n\n" + host + "\n" + JSON + "\n" + time + "\n" + nonce + "\n"
                + keyId + "\n" + key + "\n" + content.hash;
        String signature = Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(ISO_8859_1)));
        return ("POST " + PATH + " HTTP/1.1\r\nHost: " + host + "\r\nContent-Type: " + JSON + "\r\nContent-Length: "
                        + content.text.length() + "\r\nAuthorization: ApiKey " + keyId + "\r\nX-Timestamp: " + time
                        + "\r\nX-Nonce: " + nonce + "\r\nX-Signature: v2=" + signature + "\r\nIdempotency-Key: " + key
                        + "\r\n\r\n" + content.text)
                .getBytes(ISO_8859_1);
    }

    /** Kept, because to look it up and to key it costs more than to use it. */
    private static Mac mac(String secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
