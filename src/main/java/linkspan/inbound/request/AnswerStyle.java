package linkspan.inbound.request;

import java.util.Locale;
import linkspan.platform.format.AcceptLanguage;

/**
 * How a sender wants to be told about a failure. Attached to a unit of work, so that a store that refuses a unit can
 * answer in it.
 *
 * @param locale by {@code Accept-Language}, else the hub's own
 * @param problem true: {@code application/problem+json} (RFC 9457) instead of the envelope
 */
public record AnswerStyle(Locale locale, boolean problem) {
    /** The envelope in the hub's own language. */
    public static final AnswerStyle DEFAULT = new AnswerStyle(AcceptLanguage.ours(), false);

    /** From the two headers as sent, empty when absent; what makes no sense counts as absent. */
    public static AnswerStyle of(String accept, String acceptLanguage) {
        return new AnswerStyle(AcceptLanguage.of(acceptLanguage), asksForProblem(accept));
    }

    private static boolean asksForProblem(String accept) {
        for (String range : accept.toLowerCase(Locale.ROOT).split(",", -1)) {
            String bare = range.replace(" ", "");
            if (bare.startsWith("application/problem+json")) {
                return !bare.matches(".*;q=0(\\.0*)?(;.*)?");
            }
        }
        return false;
    }
}
