package linkspan.inbound.limit;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import linkspan.platform.system.Setting;

/**
 * At most so many calls in any window of that length.
 *
 * @param calls 1 to 1,000,000,000
 * @param window a minute to 31 days
 */
public record Quota(long calls, Duration window) {
    private static final Pattern FORM = Pattern.compile("(\\d{1,10})/(\\d{1,9}[a-z]{1,3})");
    private static final long MOST = 1_000_000_000;

    /** Throws {@link IllegalArgumentException} naming what is wrong. */
    public Quota {
        if (calls < 1 || calls > MOST) {
            throw new IllegalArgumentException("quota " + calls + " is not within 1 and " + MOST);
        }
        if (window.compareTo(Duration.ofMinutes(1)) < 0 || window.compareTo(Duration.ofDays(31)) > 0) {
            throw new IllegalArgumentException("a quota's window is 1m to 31d");
        }
    }

    /** {@code 100000/1d}. Throws {@link IllegalArgumentException}. */
    public static Quota of(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'" + text + "' is no quota like 100000/1d or 600/1m");
        }
        return new Quota(Long.parseLong(matcher.group(1)), Setting.duration(matcher.group(2)));
    }

    /** The form that {@link #of} reads. */
    public String text() {
        return calls + "/" + window.toSeconds() + "s";
    }
}
