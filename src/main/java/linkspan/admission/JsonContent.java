package linkspan.admission;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.regex.Pattern;
import linkspan.event.Json;
import linkspan.failure.FailureCode;
import linkspan.failure.Refused;
import linkspan.request.Body;
import linkspan.request.RequestFacts;

/** A body that must be JSON: type first (415), then the text (400). */
public final class JsonContent {
    private static final Pattern TYPE =
            Pattern.compile("application/([a-z0-9!#$&^_.+-]+\\+)?json([ \t]*;[ \t]*charset=\"?utf-8\"?)?[ \t]*");
    private static final int LONGEST = 200;

    private JsonContent() {}

    static void checkType(RequestFacts facts) {
        checkEncoding(facts);
        String type = facts.contentType().toLowerCase(Locale.ROOT);
        if (type.length() > LONGEST || !TYPE.matcher(type).matches()) {
            throw new Refused(FailureCode.MEDIA_TYPE_UNSUPPORTED, "Content-Type must be application/json in UTF-8");
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
