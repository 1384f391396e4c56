package linkspan.inbound.auth.hmac;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import linkspan.inbound.auth.way.Words;
import linkspan.inbound.request.RequestFacts;
import linkspan.platform.system.Setting;
import linkspan.platform.system.SystemSettings;

/**
 * Where the time stands at which a request was signed: Unix seconds (10 digits) or milliseconds (13).
 *
 * @param header lower case; may be that of the signature
 * @param prefix what stands before the time where other things are in the header, too: {@code t=}
 * @param window how far the time may be from ours, before and after
 */
record SignedTime(String header, String prefix, SignatureHeader.Separator separator, Duration window) {
    private static final Pattern FORM = Pattern.compile("[1-9](?:[0-9]{9}|[0-9]{12})");
    private static final int SECONDS_DIGITS = 10;
    private static final Duration LONGEST = Duration.ofHours(24);

    /** Nothing where {@code auth-timestamp-header} is not set. */
    static Optional<SignedTime> of(SystemSettings system) {
        return system.find("auth-timestamp-header")
                .map(header -> new SignedTime(
                        Words.header(system, "auth-timestamp-header", header),
                        system.get("auth-timestamp-prefix", ""),
                        Words.read(system, "auth-separator", SignatureHeader.Separator.NONE),
                        system.get("auth-window", "5m", SignedTime::window)));
    }

    private static Duration window(String text) {
        Duration window = Setting.duration(text);
        if (window.isZero() || window.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("'" + text + "' is not within 1ms and 24h");
        }
        return window;
    }

    /** As sent, empty when it is not there. */
    String sent(RequestFacts facts) {
        String value = facts.header(header);
        return prefix.isEmpty()
                ? value
                : separator.split(value).stream()
                        .filter(entry -> entry.startsWith(prefix))
                        .findFirst()
                        .map(entry -> entry.substring(prefix.length()))
                        .orElse("");
    }

    /** What is wrong with a time as sent; nothing when it is within the window. */
    Optional<String> problem(String sent, Instant now) {
        if (!FORM.matcher(sent).matches()) {
            return Optional.of(header + (sent.isEmpty() ? " has no time" : " has a malformed time"));
        }
        Duration age = Duration.between(at(sent), now);
        return age.abs().compareTo(window) > 0
                ? Optional.of("time is off by " + age.toMillis() + " ms")
                : Optional.empty();
    }

    private static Instant at(String sent) {
        long number = Long.parseLong(sent);
        return sent.length() == SECONDS_DIGITS ? Instant.ofEpochSecond(number) : Instant.ofEpochMilli(number);
    }

    /** From when on such a time, which is in order, is too old. */
    Instant end(String sent) {
        return at(sent).plus(window).plusSeconds(1);
    }
}
