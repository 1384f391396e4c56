package linkspan.lab.demo;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** What the demo says about a reconciliation: Chinese for a Chinese locale, English for any other. */
final class DemoWords {
    private final ResourceBundle words;

    DemoWords(Locale locale) {
        words = ResourceBundle.getBundle(
                "linkspan.lab.demo.messages",
                locale.getLanguage().equals("zh") ? Locale.CHINESE : Locale.ROOT,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    String say(String key, Object... details) {
        return MessageFormat.format(words.getString(key), details);
    }
}
