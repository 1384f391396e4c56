package linkspan.inbound.admission;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import linkspan.inbound.request.Body;
import linkspan.inbound.request.RequestFacts;
import linkspan.model.Json;
import linkspan.model.failure.FailureCode;
import linkspan.model.failure.Refused;
import linkspan.platform.format.Format;

/**
 * A body that must be JSON: type first (415), then the text (400). JSON is UTF-8 whatever a parameter says, and has no
 * parameters of its own (RFC 8259 §8.1, §11): none is looked at.
 */
public final class JsonContent {
    private JsonContent() {}

    static void checkType(RequestFacts facts) {
        checkEncoding(facts);
        if (!Format.ofType(facts.contentType()).equals(Optional.of(Format.JSON))) {
            throw new Refused(FailureCode.MEDIA_TYPE_UNSUPPORTED, "Content-Type must be application/json");
        }
    }

    static void checkEncoding(RequestFacts facts) {
        String encoding = facts.header("content-encoding");
        if (!encoding.isEmpty() && !encoding.equalsIgnoreCase("identity")) {
            throw new Refused(FailureCode.MEDIA_TYPE_UNSUPPORTED, "Content-Encoding is not supported");
        }
    }

    /** Throws {@link Refused} for anything but JSON. */
    public static JsonNode parse(Body body) {
        try {
            return Json.read(body.bytes());
        } catch (Json.Malformed e) {
            throw new Refused(FailureCode.JSON_MALFORMED, String.valueOf(e.getMessage()));
        }
    }
}
