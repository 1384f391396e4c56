package linkspan.inbound.request;

import java.util.HashMap;
import java.util.Map;
import linkspan.model.failure.FailureCode;
import linkspan.model.failure.Refused;

/** A refusal that its caller is told with headers: how long to wait, what is left of its limits. */
public final class RefusedCall extends Refused {
    private final transient Map<AnswerHeader, String> headers;

    /** {@code what}: for people; never a class name, SQL or a secret. */
    public RefusedCall(FailureCode code, String what, Map<AnswerHeader, String> headers) {
        super(code, what);
        this.headers = Map.copyOf(headers);
    }

    private RefusedCall(Refused refused, Map<AnswerHeader, String> headers) {
        super(refused.code(), String.valueOf(refused.getMessage()), refused.details());
        this.headers = Map.copyOf(headers);
    }

    /** The same refusal, told with these headers; of two of one name that of the refusal counts. */
    public static Refused with(Refused refused, Map<AnswerHeader, String> notices) {
        Map<AnswerHeader, String> both = new HashMap<>(notices);
        if (refused instanceof RefusedCall call) {
            both.putAll(call.headers);
        }
        return new RefusedCall(refused, both);
    }

    Map<AnswerHeader, String> headers() {
        return headers;
    }
}
