package linkspan.mapping.run;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text of which each look at a character is a step: {@code java.util.regex} itself knows no end. */
public record WatchedText(String text) implements CharSequence {
    /** True when all of the text has that form. */
    public static boolean matches(String form, String text) {
        return Pattern.compile(form).matcher(new WatchedText(text)).matches();
    }

    /** Finds everything in the text that a pattern finds, for nothing but the steps. */
    public static void tryOut(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(new WatchedText(text));
        while (matcher.find()) {
            Budget.step();
        }
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public char charAt(int index) {
        Budget.step();
        return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.substring(start, end);
    }

    @Override
    public String toString() {
        return text;
    }
}
