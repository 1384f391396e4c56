package linkspan.inbound.admission;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import linkspan.model.failure.FailureCode;
import linkspan.model.failure.Refused;

/** {@code a=1&b=2} as a map. A name that comes twice is refused: two readers could take different ones. */
final class QueryParameters {
    private QueryParameters() {}

    static Map<String, String> of(String query) {
        Map<String, String> parameters = new HashMap<>();
        for (String pair : query.split("&", -1)) {
            if (pair.isEmpty()) {
                continue;
            }
            int equals = pair.indexOf('=');
            String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
            String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
            if (parameters.put(name, value) != null) {
                throw new Refused(FailureCode.REQUEST_INVALID, "query parameter " + name + " comes twice");
            }
        }
        return parameters;
    }

    private static String decoded(String text) {
        try {
            String value = URLDecoder.decode(text, StandardCharsets.UTF_8);
            if (value.chars().noneMatch(c -> c < ' ' || c == 0x7F || c == 0xFFFD)) {
                return value;
            }
        } catch (IllegalArgumentException e) {
            // told below
        }
        throw new Refused(FailureCode.REQUEST_INVALID, "the query is not valid");
    }
}
