package linkspan.inbound.poll.source;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import linkspan.inbound.poll.checkpoint.MaxBad;
import linkspan.platform.system.Setting;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.jspecify.annotations.Nullable;

/** What the steps of a poll say of its source; {@code poll:next} and {@code poll:page} take the same options. */
@UriParams
public record PollOptions(PageSource source, SourceTime clock, MaxBad maxBad, Rate rate) {
    @UriParam(name = "time", description = "Field of a row by which the source is in order: when it was changed last")
    private static final String TIME = "time";

    @UriParam(name = "id", description = "Field of a row with its key")
    private static final String ID = "id";

    @UriParam(name = "rows", description = "Where the answer holds the list; it is the answer without it")
    private static final String ROWS = "rows";

    @UriParam(name = "pages", description = "next: the step that asks finds the next page, as call: with next= does")
    private static final String PAGES = "pages";

    @UriParam(name = "size", description = "Rows of a page", defaultValue = "1000")
    private static final String SIZE = "size";

    @UriParam(name = "overlap", description = "How long after its stamp a row may be committed", defaultValue = "5m")
    private static final String OVERLAP = "overlap";

    @UriParam(name = "since", description = "Where the history begins", defaultValue = "1970-01-01T00:00:00Z")
    private static final String SINCE = "since";

    @UriParam(name = "zone", description = "Time zone of stamps without one")
    private static final String ZONE = "zone";

    @UriParam(
            name = "max-bad",
            description = "How many rows of a run may become letters before the poll stops",
            defaultValue = "1%,1000")
    private static final String MAX_BAD = "max-bad";

    @UriParam(
            name = "burst",
            description = "Requests that may be made at once; 0 for as many as it takes",
            defaultValue = "0")
    private static final String BURST = "burst";

    @UriParam(name = "refill", description = "After how long there is one more", defaultValue = "1s")
    private static final String REFILL = "refill";

    /** Requests that may be made at once, and after how long there is one more; 0 for as many as it takes. */
    public record Rate(int burst, Duration refill) {}

    private static final int MOST_ROWS = 10_000;

    /** Takes them out of {@code parameters}; throws {@link IllegalArgumentException} naming the one that makes no sense. */
    public static PollOptions of(Map<String, Object> parameters) {
        RowFields fields =
                new RowFields(text(parameters, ROWS, ""), text(parameters, TIME, ""), text(parameters, ID, ""));
        SourceTime clock = new SourceTime(zone(text(parameters, ZONE, "")), overlap(parameters));
        String pages = text(parameters, PAGES, "");
        String since = text(parameters, SINCE, clock.zone() == null ? "1970-01-01T00:00:00Z" : "1970-01-01T00:00:00");
        int size = size(text(parameters, SIZE, "1000"));
        boolean found = pages.equals("next");
        if (!pages.isEmpty() && !found) {
            throw new IllegalArgumentException(
                    "pages: '" + pages
                            + "' is not next, which says that the step that asks finds the next page, as call: with next= does");
        }
        if (!found && (fields.time().isEmpty() || fields.id().isEmpty())) {
            throw new IllegalArgumentException(
                    "poll: needs time= and id=, the fields by which rows are in order, or pages=next");
        }
        return new PollOptions(
                found
                        ? new Cursored(fields, clock, clock.stamp(since).text())
                        : new Keyset(fields, clock, size, clock.stamp(since).text()),
                clock,
                MaxBad.of(text(parameters, MAX_BAD, "1%,1000")),
                rate(text(parameters, BURST, "0"), text(parameters, REFILL, "1s")));
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
        return Setting.duration(text(parameters, OVERLAP, "5m"));
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
