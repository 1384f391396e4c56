package linkspan.inbound.admission;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import linkspan.inbound.request.RequestFacts;
import linkspan.model.failure.FailureCode;
import linkspan.model.failure.Refused;

/** Under which key a request is stored, so that it takes effect once. */
final class IdempotencyKey {
    private static final Pattern VISIBLE = Pattern.compile("[!-~]{1,200}");

    private IdempotencyKey() {}

    /**
     * Of a platform's delivery: its id in the first of the headers that has one, else in {@code Idempotency-Key}, and a part of the digest, so that an id that comes again with another body is a new
     * message instead of a lost one; the digest alone where there is no usable id.
     */
    static String ofDelivery(RequestFacts facts, List<String> headers, String digest) {
        return Stream.concat(headers.stream(), Stream.of("idempotency-key"))
                .map(facts::header)
                .filter(id -> VISIBLE.matcher(id).matches())
                .findFirst()
                .map(id -> id + ":" + digest.substring(0, 16))
                .orElse(digest);
    }

    /** Of an API client, bare or quoted: 1 to 200 visible ASCII characters. */
    static String ofClient(RequestFacts facts) {
        String sent = facts.idempotencyKey();
        if (sent.isEmpty()) {
            throw new Refused(FailureCode.IDEMPOTENCY_KEY_MISSING, "");
        }
        boolean quoted = sent.length() > 2 && sent.startsWith("\"") && sent.endsWith("\"");
        String key = quoted ? sent.substring(1, sent.length() - 1) : sent;
        if (!VISIBLE.matcher(key).matches()) {
            throw new Refused(
                    FailureCode.IDEMPOTENCY_KEY_MISSING, "Idempotency-Key is 1 to 200 visible ASCII characters");
        }
        return key;
    }
}
