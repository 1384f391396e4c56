package linkspan.inbound.request;

import java.util.List;
import java.util.Locale;

/**
 * How a sender wants to be told about a failure. Attached to a unit of work, so that a store that refuses a unit can
 * answer in it.
 *
 * @param locale Chinese unless {@code Accept-Language} prefers English
 * @param problem true: {@code application/problem+json} (RFC 9457) instead of the envelope
 */
public record AnswerStyle(Locale locale, boolean problem) {
    /** The envelope in Chinese. */
    public static final AnswerStyle DEFAULT = new AnswerStyle(Locale.CHINESE, false);

    private static final int LONGEST = 400;

    /** From the two headers as sent, empty when absent; what makes no sense counts as absent. */
    public static AnswerStyle of(String accept, String acceptLanguage) {
        return new AnswerStyle(
                prefersEnglish(acceptLanguage) ? Locale.ENGLISH : Locale.CHINESE, asksForProblem(accept));
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

    private static boolean prefersEnglish(String acceptLanguage) {
        if (acceptLanguage.isBlank() || acceptLanguage.length() > LONGEST) {
            return false;
        }
        try {
            List<Locale.LanguageRange> byWeight = Locale.LanguageRange.parse(acceptLanguage);
            return byWeight.get(0).getWeight() > 0 && byWeight.get(0).getRange().startsWith("en");
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
