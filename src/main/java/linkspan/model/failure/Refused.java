package linkspan.model.failure;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * A route or the hub refuses a request for a reason that its sender is told. Has no stack trace: it is an expected
 * outcome and cheap.
 */
public class Refused extends RuntimeException {
    private final FailureCode code;
    private final @Nullable JsonNode details;

    /**
     * @param what which field, sum or state, for people; never a class name, SQL or a secret
     * @param details for machines, shown as {@code details}
     */
    public Refused(FailureCode code, String what, @Nullable JsonNode details) {
        super(what, null, false, false);
        this.code = code;
        this.details = details;
    }

    public Refused(FailureCode code, String what) {
        this(code, what, null);
    }

    public FailureCode code() {
        return code;
    }

    public @Nullable JsonNode details() {
        return details;
    }
}
