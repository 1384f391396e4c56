package linkspan.inbound.admission;

import java.util.Locale;
import java.util.Set;
import linkspan.model.failure.FailureCode;
import linkspan.model.failure.Refused;

/** The API's versions in {@code Accept} (seed facts §2); the version in the path is the recommended way. */
final class MediaVersion {
    private static final Set<String> OFFERED =
            Set.of("", "*/*", "application/*", "application/json", "application/problem+json");

    private MediaVersion() {}

    /** Throws 406 when nothing of what is asked for is offered under that path. */
    static void check(String accept, String path) {
        String own = "application/vnd.company." + (path.startsWith("/api/v2/") ? "v2" : "v1") + "+json";
        for (String range : accept.toLowerCase(Locale.ROOT).split(",", -1)) {
            String type = range.split(";", 2)[0].strip();
            if (OFFERED.contains(type) || type.equals(own)) {
                return;
            }
        }
        throw new Refused(FailureCode.NOT_ACCEPTABLE, "Accept: application/json, " + own);
    }
}
