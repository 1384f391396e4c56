package linkspan.reconcile.run.plan;

import java.text.ParseException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Optional;
import java.util.TimeZone;
import org.quartz.CronExpression;

/**
 * When a schedule is due, by Quartz' own reading of it.
 *
 * @param cron as {@code 0 0 2 * * ?}
 * @param zone in which it counts
 */
public record Slots(String cron, ZoneId zone) {
    /** A schedule of every second passes over a day in a blink. */
    private static final int MOST = 100_000;

    /** Throws {@link IllegalArgumentException} where one of them is none. */
    public static Slots of(String cron, String zone) {
        try {
            CronExpression.validateExpression(cron);
            return new Slots(cron, ZoneId.of(zone));
        } catch (ParseException e) {
            throw new IllegalArgumentException("schedule '" + cron + "': " + e.getMessage(), e);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("zone '" + zone + "': " + e.getMessage(), e);
        }
    }

    /** The last slot after {@code last} that was due by {@code now}; nothing where none was. */
    public Optional<Instant> due(Instant last, Instant now) {
        CronExpression expression = expression();
        Instant from = last.isBefore(now.minus(Duration.ofDays(400))) ? now.minus(Duration.ofDays(400)) : last;
        Date next = expression.getNextValidTimeAfter(Date.from(from));
        Instant due = null;
        for (int i = 0; i < MOST && next != null && !next.toInstant().isAfter(now); i++) {
            due = next.toInstant();
            next = expression.getNextValidTimeAfter(next);
        }
        return Optional.ofNullable(due);
    }

    /** The first slot after that moment, where there is one. */
    public Optional<Instant> next(Instant after) {
        return Optional.ofNullable(expression().getNextValidTimeAfter(Date.from(after)))
                .map(Date::toInstant);
    }

    /** The slot for which a schedule fired at that moment: itself, in whole seconds. */
    public static Instant of(Instant fired) {
        return fired.truncatedTo(ChronoUnit.SECONDS);
    }

    private CronExpression expression() {
        try {
            CronExpression expression = new CronExpression(cron);
            expression.setTimeZone(TimeZone.getTimeZone(zone));
            return expression;
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }
}
