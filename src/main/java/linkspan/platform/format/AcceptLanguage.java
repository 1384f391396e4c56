package linkspan.platform.format;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The language in which somebody is told: Chinese or English, by {@code Accept-Language}, else the hub's own, {@code LINKSPAN_LANGUAGE}. */
public final class AcceptLanguage {
    private static final String VARIABLE = "LINKSPAN_LANGUAGE";
    private static final String CHINESE = "zh";
    private static final String ENGLISH = "en";
    private static final int LONGEST = 400;

    /** Of the hub: {@code zh} unless its environment says {@code en}; it counts for the process, as its log does. */
    private static final Locale OURS = ours(System.getenv(VARIABLE));

    private AcceptLanguage() {}

    /** The hub's own language. */
    public static Locale ours() {
        return OURS;
    }

    /** What the caller likes best of the two; the hub's own where the header is empty, makes no sense or names neither. */
    public static Locale of(String header) {
        return of(header, OURS);
    }

    /** {@code otherwise} where the header names neither of the two. */
    public static Locale of(String header, Locale otherwise) {
        Set<String> refused = new HashSet<>();
        for (Locale.LanguageRange range : ranges(header)) { // the best liked first
            String language = range.getRange().split("-", 2)[0];
            if (range.getWeight() <= 0) {
                refused.add(language);
            } else if (language.equals(CHINESE) || language.equals(ENGLISH)) {
                return locale(language);
            } else if (language.equals("*")) {
                return unless(header, otherwise);
            }
        }
        return refused.contains(otherwise.getLanguage())
                        && !refused.contains(other(otherwise).getLanguage())
                ? other(otherwise)
                : otherwise;
    }

    /** {@code *} stands for every language that the header does not name: the hub's own, unless that one is refused. */
    private static Locale unless(String header, Locale otherwise) {
        return ranges(header).stream()
                        .anyMatch(range -> range.getWeight() <= 0
                                && range.getRange().split("-", 2)[0].equals(otherwise.getLanguage()))
                ? other(otherwise)
                : otherwise;
    }

    private static List<Locale.LanguageRange> ranges(String header) {
        if (header.isBlank() || header.length() > LONGEST) {
            return List.of();
        }
        try {
            return Locale.LanguageRange.parse(header);
        } catch (IllegalArgumentException e) {
            return List.of();
        }
    }

    private static Locale other(Locale locale) {
        return locale(locale.getLanguage().equals(CHINESE) ? ENGLISH : CHINESE);
    }

    private static Locale locale(String language) {
        return language.equals(ENGLISH) ? Locale.ENGLISH : Locale.CHINESE;
    }

    /** What makes no sense counts as absent. */
    static Locale ours(@Nullable String value) {
        return ENGLISH.equals(value) ? Locale.ENGLISH : Locale.CHINESE;
    }
}
