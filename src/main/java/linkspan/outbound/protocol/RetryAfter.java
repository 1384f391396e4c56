package linkspan.outbound.protocol;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The wait that a {@code Retry-After} asks for (RFC 9110 §10.2.3): seconds, or a date in one of the three forms of §5.6.7.
 * A date that has passed asks for none. Six hours are the most: whoever asks for more is asked again then.
 */
final class RetryAfter {
    private static final Duration LONGEST = Duration.ofHours(6);
    private static final DateTimeFormatter IMF_FIXDATE =
            form("[EEE, ]d MMM uuuu HH:mm:ss 'GMT'").toFormatter(Locale.ENGLISH);
    private static final DateTimeFormatter ASCTIME =
            form("EEE MMM ppd HH:mm:ss uuuu").toFormatter(Locale.ENGLISH);
    private final Clock clock;

    RetryAfter(Clock clock) {
        this.clock = clock;
    }

    /** Null where the header is empty or none of these forms: it is as if it were not there. */
    @Nullable
    Duration of(String header) {
        String value = header.strip();
        if (value.matches("[0-9]+")) {
            return value.length() > 9 ? LONGEST : atMost(Duration.ofSeconds(Long.parseLong(value)));
        }
        Instant now = clock.instant();
        Instant then = date(value, now);
        return then == null ? null : atMost(then.isBefore(now) ? Duration.ZERO : Duration.between(now, then));
    }

    private static Duration atMost(Duration wait) {
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }

    private static @Nullable Instant date(String value, Instant now) {
        for (DateTimeFormatter form : new DateTimeFormatter[] {IMF_FIXDATE, rfc850(now), ASCTIME}) {
            try {
                return LocalDateTime.parse(value, form).toInstant(ZoneOffset.UTC);
            } catch (DateTimeException e) {
                // the next form
            }
        }
        return null;
    }

    /** Its year has two digits: one that seems more than fifty years ahead lies in the past. */
    private static DateTimeFormatter rfc850(Instant now) {
        int year = now.atOffset(ZoneOffset.UTC).getYear();
        return form("EEEE, dd-MMM-")
                .appendValueReduced(ChronoField.YEAR, 2, 2, year - 49)
                .appendPattern(" HH:mm:ss 'GMT'")
                .toFormatter(Locale.ENGLISH);
    }

    private static DateTimeFormatterBuilder form(String pattern) {
        return new DateTimeFormatterBuilder().parseCaseInsensitive().appendPattern(pattern);
    }
}
