package linkspan.inbound.admission;

import java.util.List;
import java.util.regex.Pattern;
import linkspan.inbound.request.RequestFacts;
import linkspan.model.failure.FailureCode;
import linkspan.model.failure.Refused;

/** Under which key a request is stored, so that it takes effect once. */
final class IdempotencyKey {
    private static final Pattern VISIBLE = Pattern.compile("[!-~]{1,200}");
    private static final List<String> DELIVERY_IDS =
            List.of("x-shopify-webhook-id", "x-shopify-event-id", "x-wc-webhook-delivery-id", "idempotency-key");

    private IdempotencyKey() {}

    /**
     * Of a platform's delivery: its id and a part of the digest, so that an id that comes again with another body is a new
     * message instead of a lost one; the digest alone where there is no usable id.
     */
    static String ofDelivery(RequestFacts facts, String digest) {
        for (String header : DELIVERY_IDS) {
            String id = facts.header(header);
            if (VISIBLE.matcher(id).matches()) {
                return id + ":" + digest.substring(0, 16);
            }
        }
        return digest;
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
