package linkspan.inbound.poll.source;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import linkspan.inbound.poll.checkpoint.MaxBad;
import linkspan.platform.system.Setting;
import org.jspecify.annotations.Nullable;

/** What the steps of a poll say of its source; {@code poll:next} and {@code poll:page} take the same options. */
public record PollOptions(PageSource source, SourceTime clock, MaxBad maxBad, Rate rate) {
    /** Requests that may be made at once, and after how long there is one more; 0 for as many as it takes. */
    public record Rate(int burst, Duration refill) {}

    private static final int MOST_ROWS = 10_000;

    /** Takes them out of {@code parameters}; throws {@link IllegalArgumentException} naming the one that makes no sense. */
    public static PollOptions of(Map<String, Object> parameters) {
        RowFields fields =
                new RowFields(text(parameters, "rows", ""), text(parameters, "time", ""), text(parameters, "id", ""));
        SourceTime clock = new SourceTime(zone(text(parameters, "zone", "")), overlap(parameters));
        String cursor = text(parameters, "cursor", "");
        String since = text(parameters, "since", clock.zone() == null ? "1970-01-01T00:00:00Z" : "1970-01-01T00:00:00");
        int size = size(text(parameters, "size", "1000"));
        if (cursor.isEmpty() && (fields.time().isEmpty() || fields.id().isEmpty())) {
            throw new IllegalArgumentException(
                    "poll: needs time= and id=, the fields by which rows are in order, or cursor=");
        }
        return new PollOptions(
                cursor.isEmpty()
                        ? new Keyset(fields, clock, size, clock.stamp(since).text())
                        : new Cursored(fields, clock, cursor, clock.stamp(since).text()),
                clock,
                MaxBad.of(text(parameters, "max-bad", "1%,1000")),
                rate(text(parameters, "burst", "0"), text(parameters, "refill", "1s")));
    }

    /** Takes one out of {@code parameters}. */
    public static String text(Map<String, Object> parameters, String name, String otherwise) {
        Object value = parameters.remove(name);
        return value == null || value.toString().isBlank()
                ? otherwise
                : value.toString().strip();
    }

    private static Rate rate(String burst, String refill) {
        if (!burst.matches("\\d{1,5}")) {
            throw new IllegalArgumentException("burst: '" + burst + "' is no number of requests");
        }
        return new Rate(Integer.parseInt(burst), Setting.duration(refill));
    }

    private static Duration overlap(Map<String, Object> parameters) {
        return Setting.duration(text(parameters, "overlap", "5m"));
    }

    private static @Nullable ZoneId zone(String name) {
        try {
            return name.isEmpty() ? null : ZoneId.of(name);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("zone: '" + name + "' is no time zone like Europe/Berlin", e);
        }
    }

    /** Rows of a page; throws {@link IllegalArgumentException} for another text. */
    public static int size(String text) {
        int size = text.matches("\\d{1,5}") ? Integer.parseInt(text) : 0;
        if (size < 1 || size > MOST_ROWS) {
            throw new IllegalArgumentException("size: '" + text + "' is not from 1 to " + MOST_ROWS);
        }
        return size;
    }
}
