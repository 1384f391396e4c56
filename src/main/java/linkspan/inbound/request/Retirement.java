package linkspan.inbound.request;

import java.util.Map;

/**
 * What a call is told whose version has a successor: since when it is old ({@code Deprecation}, RFC 9745), until when it is
 * served ({@code Sunset}, RFC 8594, six months) and where its successor is ({@code Link}).
 */
public final class Retirement {
    private static final String SINCE = "@1796083200"; // 2026-12-01T00:00:00Z
    private static final String UNTIL = "Tue, 01 Jun 2027 00:00:00 GMT";

    private Retirement() {}

    /** {@code successor}: a path of printable ASCII. */
    public static Map<AnswerHeader, String> headers(String successor) {
        return Map.of(
                AnswerHeader.DEPRECATION,
                SINCE,
                AnswerHeader.SUNSET,
                UNTIL,
                AnswerHeader.LINK,
                "<" + successor + ">; rel=\"successor-version\"");
    }
}
