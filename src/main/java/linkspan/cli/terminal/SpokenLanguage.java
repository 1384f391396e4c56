package linkspan.cli.terminal;

import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** In which language a command answers: Chinese or English. */
public final class SpokenLanguage {
    private SpokenLanguage() {}

    /**
     * {@code zh} or {@code en}.
     *
     * @param asked by an option; null: {@code LC_ALL} says it, else {@code LANG}
     * @param environment value of a variable, or null
     */
    public static String of(@Nullable String asked, UnaryOperator<@Nullable String> environment) {
        String language = asked;
        for (String variable : new String[] {"LC_ALL", "LANG"}) {
            String value = environment.apply(variable);
            language = language == null && value != null && !value.isEmpty() ? value : language;
        }
        return language != null && language.toLowerCase(Locale.ROOT).startsWith("zh") ? "zh" : "en";
    }
}
