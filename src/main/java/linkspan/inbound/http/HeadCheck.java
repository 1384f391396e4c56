package linkspan.inbound.http;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import linkspan.model.failure.FailureCode;
import linkspan.model.failure.Refused;

/** Looks at a request's head, each check on its own: the contract says in which order they come. */
final class HeadCheck {
    private static final Pattern HOST =
            Pattern.compile("[A-Za-z0-9._~!$&'()*+,;=%-]*(\\[[0-9A-Fa-f:.]+\\])?(:[0-9]{0,5})?");

    private HeadCheck() {}

    /** What the decoder lets pass although RFC 9110 and 9112 do not: no or two hosts, control characters. 400. */
    static void syntax(HttpServerRequest request) {
        List<String> hosts = request.headers().getAll("Host");
        boolean old = request.version() == HttpVersion.HTTP_1_0 && hosts.isEmpty();
        if (!old && (hosts.size() != 1 || !HOST.matcher(hosts.get(0)).matches())) {
            throw new Refused(FailureCode.REQUEST_INVALID, "exactly one sound Host header");
        }
        for (Map.Entry<String, String> header : request.headers()) {
            if (header.getValue().chars().anyMatch(c -> c < ' ' && c != '\t' || c == 0x7F)) {
                throw new Refused(FailureCode.REQUEST_INVALID, "a control character in a header");
            }
        }
    }

    /** 431 and 414. */
    static void size(HttpServerRequest request) {
        MultiMap headers = request.headers();
        int size = 0;
        for (Map.Entry<String, String> header : headers) {
            size += header.getKey().length() + header.getValue().length();
        }
        if (headers.size() > HttpLimits.HEADER_COUNT || size > HttpLimits.HEADER_SIZE) {
            throw new Refused(
                    FailureCode.HEADERS_TOO_LARGE,
                    "at most " + HttpLimits.HEADER_COUNT + " headers and " + HttpLimits.HEADER_SIZE + " bytes");
        }
        if (request.uri().length() > HttpLimits.URI) {
            throw new Refused(FailureCode.URI_TOO_LONG, "at most " + HttpLimits.URI + " characters");
        }
    }

    /** Bytes of the body to come; -1 when the sender does not say. */
    static long declaredLength(HttpServerRequest request) {
        String length = request.getHeader("Content-Length");
        if (length == null) {
            return -1;
        }
        try {
            return Long.parseLong(length);
        } catch (NumberFormatException e) {
            throw new Refused(FailureCode.REQUEST_INVALID, "Content-Length");
        }
    }

    /** Gives the go-ahead to a sender that waits for it: only now, so that who is refused has not sent in vain. */
    static void expectation(HttpServerRequest request) {
        String expected = request.getHeader("Expect");
        if (expected == null) {
            return;
        }
        if (!expected.equalsIgnoreCase("100-continue")) {
            throw new Refused(FailureCode.REQUEST_INVALID, "Expect");
        }
        request.response().writeContinue();
    }
}
