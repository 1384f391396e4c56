package linkspan.console.visit;

import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import linkspan.platform.format.AcceptLanguage;
import org.jspecify.annotations.Nullable;

/** What the console says, in the language of who reads. */
public final class Wording {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private final Locale locale;
    private final ZoneId zone;
    private final ResourceBundle texts;

    private Wording(Locale locale, ZoneId zone) {
        this.locale = locale;
        this.zone = zone;
        this.texts = ResourceBundle.getBundle(
                "linkspan.console.messages",
                locale.equals(Locale.CHINESE) ? Locale.CHINESE : Locale.ROOT,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** In the language that {@code zh}, {@code en} or an {@code Accept-Language} asks for; English else. */
    public static Wording of(String asked, ZoneId zone) {
        return new Wording(AcceptLanguage.of(asked, Locale.ENGLISH), zone);
    }

    public Locale locale() {
        return locale;
    }

    public ZoneId zone() {
        return zone;
    }

    /** {@code en} or {@code zh}. */
    public String tag() {
        return locale.getLanguage();
    }

    /** The text of that key; the key itself's last part where there is none, as for a state of a later version. */
    public String say(String key, @Nullable Object... values) {
        if (!texts.containsKey(key)) {
            return key.substring(key.lastIndexOf('.') + 1);
        }
        Object[] said = Stream.of(values).map(String::valueOf).toArray();
        return new MessageFormat(texts.getString(key), Locale.ROOT).format(said);
    }

    public String time(@Nullable Instant at) {
        return at == null ? "–" : TIME.format(at.atZone(zone));
    }

    /** {@code 3 min ago}. */
    public String ago(@Nullable Instant at, Instant now) {
        if (at == null) {
            return "–";
        }
        Duration since = Duration.between(at, now);
        if (since.toSeconds() < 60) {
            return say("ago.seconds", Math.max(0, since.toSeconds()));
        }
        if (since.toMinutes() < 60) {
            return say("ago.minutes", since.toMinutes());
        }
        return since.toHours() < 48 ? say("ago.hours", since.toHours()) : say("ago.days", since.toDays());
    }

    /** {@code 850 ms}, {@code 12 s}, {@code 3 min}. */
    public String took(Duration time) {
        if (time.toMillis() < 10_000) {
            return time.toMillis() + " ms";
        }
        return time.toMinutes() < 10 ? time.toSeconds() + " s" : time.toMinutes() + " min";
    }

    public String count(long number) {
        return NumberFormat.getIntegerInstance(locale).format(number);
    }
}
