package linkspan.inbound.http;

import java.util.Map;
import linkspan.inbound.request.AnswerHeader;
import linkspan.inbound.request.HttpAnswer;
import org.jspecify.annotations.Nullable;

/**
 * {@code WWW-Authenticate}: by which ways a caller may prove who it is (RFC 9110, 11.6.1), with the code of RFC 6750 where it
 * has shown a token. Follows from the request alone, so that it says nothing of why a proof was refused.
 */
final class Challenge {
    private static final String REALM = " realm=\"linkspan\"";
    private static final String API = "/api/";
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;

    private Challenge() {}

    /** The answer, with a challenge where it is 401, or a token's 403. */
    static HttpAnswer to(String path, @Nullable String authorization, HttpAnswer answer) {
        boolean token = authorization != null && authorization.regionMatches(true, 0, "Bearer ", 0, 7);
        return switch (answer.answer().status()) {
            case UNAUTHORIZED -> with(answer, path.startsWith(API) ? api(token) : "HMAC" + REALM);
            case FORBIDDEN -> token ? with(answer, "Bearer" + REALM + ", error=\"insufficient_scope\"") : answer;
            default -> answer;
        };
    }

    private static String api(boolean token) {
        return "Bearer" + REALM + (token ? ", error=\"invalid_token\"" : "") + ", ApiKey" + REALM;
    }

    private static HttpAnswer with(HttpAnswer answer, String challenge) {
        return answer.with(Map.of(AnswerHeader.WWW_AUTHENTICATE, challenge));
    }
}
