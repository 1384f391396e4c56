package linkspan.inbound.auth;

import java.nio.charset.StandardCharsets;
import linkspan.inbound.request.Body;
import linkspan.inbound.request.RequestFacts;
import linkspan.model.Sha256;

/** What a {@code linkspan-v2} signature covers: every part of the request that decides what it does. */
public record SignedText(String text) {
    private static final int LINES = 11;

    /** Of a request, with the header values as sent. */
    static SignedText of(RequestFacts facts, String keyId, Body body) {
        return new SignedText(String.join(
                "\n",
                "LINKSPAN2",
                facts.method(),
                facts.path(),
                facts.query(),
                facts.host(),
                facts.contentType(),
                facts.header("x-timestamp"),
                facts.header("x-nonce"),
                keyId,
                facts.idempotencyKey(),
                body.sha256()));
    }

    /** False when a field brought a line break with it. */
    boolean isUnambiguous() {
        return text.indexOf('\r') < 0 && text.split("\n", -1).length == LINES;
    }

    /** One byte per character, as header fields travel. */
    byte[] bytes() {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    String digest() {
        return Sha256.hex(bytes());
    }
}
