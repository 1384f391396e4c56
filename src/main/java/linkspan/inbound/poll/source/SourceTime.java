package linkspan.inbound.poll.source;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.zone.ZoneOffsetTransition;
import java.util.regex.Pattern;
import linkspan.model.failure.FailureCode;
import linkspan.model.failure.Refused;
import org.jspecify.annotations.Nullable;

/**
 * The clock by which a source stamps its rows.
 *
 * @param zone of times without one; null: its times are instants
 * @param overlap a row is there at the latest so long after the time it is stamped with: long transactions, clocks that are wrong
 */
public record SourceTime(@Nullable ZoneId zone, Duration overlap) {
    private static final Pattern SPACE = Pattern.compile(" ");
    private static final Pattern HOURS_ONLY = Pattern.compile("[+-]\\d\\d$");

    /** Of a row; its text is what a position holds. */
    public record Stamp(String text, LocalDateTime inOrder) implements Comparable<Stamp> {
        @Override
        public int compareTo(Stamp other) {
            return inOrder.compareTo(other.inOrder);
        }
    }

    /** Throws {@link Refused} for what is no time, or one of the other kind. */
    public Stamp stamp(String text) {
        try {
            String iso = SPACE.matcher(text.strip()).replaceFirst("T");
            if (zone == null) {
                Instant instant = OffsetDateTime.parse(HOURS_ONLY.matcher(iso).find() ? iso + ":00" : iso)
                        .toInstant();
                return new Stamp(instant.toString(), LocalDateTime.ofInstant(instant, ZoneOffset.UTC));
            }
            LocalDateTime local = LocalDateTime.parse(iso);
            return new Stamp(local.toString(), local);
        } catch (DateTimeParseException e) {
            throw new Refused(
                    FailureCode.ROUTE_FAILED,
                    "'" + text + "' is no time " + (zone == null ? "with a zone" : "without one, as zone= says"));
        }
    }

    /** As a database compares it. */
    public Object typed(String text) {
        Stamp stamp = stamp(text);
        return zone == null ? stamp.inOrder.atOffset(ZoneOffset.UTC) : stamp.inOrder;
    }

    /**
     * Nothing that is still to come is stamped with this time or an earlier one. Where clocks are about to be put back that is the time
     * to which they are: the hour comes twice.
     */
    public Stamp settled(Instant now) {
        Instant until = now.minus(overlap);
        if (zone == null) {
            return new Stamp(until.toString(), LocalDateTime.ofInstant(until, ZoneOffset.UTC));
        }
        LocalDateTime local = LocalDateTime.ofInstant(until, zone);
        ZoneOffsetTransition next = zone.getRules().nextTransition(until);
        LocalDateTime bound =
                next != null && next.isOverlap() && next.getDateTimeAfter().isBefore(local)
                        ? next.getDateTimeAfter().minusNanos(1_000)
                        : local;
        return new Stamp(bound.toString(), bound);
    }
}
