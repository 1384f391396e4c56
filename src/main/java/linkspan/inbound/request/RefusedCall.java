package linkspan.inbound.request;

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

    Map<AnswerHeader, String> headers() {
        return headers;
    }
}
