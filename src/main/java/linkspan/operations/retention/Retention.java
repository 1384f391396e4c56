package linkspan.operations.retention;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import linkspan.delivery.missed.Lack;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes room ahead and takes away what is old: once before the start, then every hour; any number of hubs may do so. */
public final class Retention {
    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
    private static final List<DayRows.Table> TABLES = List.of(DayRows.Table.EVENTS, DayRows.Table.DELIVERIES);
    /** A thousand rows each: what is left waits for the next turn. */
    private static final int MOST_STEPS = 500;

    private static final int DAYS_AHEAD = 7;
    /** What people have seen and done. */
    private static final List<RetentionStore.Aged> AS_THE_AUDIT_LOG = List.of(
            RetentionStore.Aged.AUDIT,
            RetentionStore.Aged.ALERTS,
            RetentionStore.Aged.SILENCES,
            RetentionStore.Aged.RECONCILIATIONS,
            RetentionStore.Aged.DIFFERENCES,
            RetentionStore.Aged.REDRIVE_ITEMS,
            RetentionStore.Aged.REDRIVES);

    private final RetentionStore store;
    private final RetentionTerms terms;
    private final Clock clock;
    private final Runnable sound;
    private final OldEvents events;

    /**
     * {@code sound} throws while the clock cannot be believed: then nothing goes. {@code lacking} says what systems lack of a
     * day of events; it throws while that is not known.
     */
    public Retention(
            RetentionStore store,
            RetentionTerms terms,
            Clock clock,
            Runnable sound,
            Function<LocalDate, List<Lack>> lacking) {
        this.events = new OldEvents(store, lacking);
        this.store = store;
        this.terms = terms;
        this.clock = clock;
        this.sound = sound;
    }

    /**
     * Makes room for today and a week. Never fails: what has no room of its own stands in the default partition, and is
     * moved when there is.
     */
    public void prepare() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        for (DayRows.Table table : TABLES) {
            for (int i = 0; i <= DAYS_AHEAD; i++) {
                prepare(table, today.plusDays(i));
            }
        }
    }

    private void prepare(DayRows.Table table, LocalDate day) {
        try {
            List<String> made = store.prepare(table, day);
            if (!made.isEmpty()) {
                LOG.info("made partitions {}", made);
            }
        } catch (RuntimeException e) {
            LOG.warn("no room yet, again in an hour table={} day={}", table.name(), day, e);
        }
    }

    /** What an operator should know: who keeps old days from going. */
    public List<String> warnings() {
        return events.warnings();
    }

    /** What fails is logged and done the next time. */
    public void run() {
        try {
            sound.run();
            prepare();
            events.free(day(terms.events())).forEach(days -> drop(DayRows.Table.EVENTS, days));
            drop(DayRows.Table.DELIVERIES, DayRows.Days.until(day(terms.deliveries())));
            forget(store::forgetMessages, terms.messages());
            // as long as events: a topic that is read from its beginning goes back further than a sender's repetition
            forget(store::forgetReceived, terms.events());
            RetentionTerms.Records records = terms.records();
            for (RetentionStore.Aged each : AS_THE_AUDIT_LOG) {
                forget(before -> store.forget(each, before), records.audit());
            }
            forget(before -> store.forget(RetentionStore.Aged.STOCK_BREAKS, before), records.stockBreaks());
            forget(before -> store.forget(RetentionStore.Aged.SHIPMENTS, before), records.shipments());
            forget(store::forgetOrders, records.orders());
            forget(before -> store.forget(RetentionStore.Aged.LETTER_EDITS, before), terms.deliveries());
            forget(before -> store.forget(RetentionStore.Aged.REMARKS, before), terms.deliveries());
        } catch (RuntimeException e) {
            LOG.warn("old rows are still there, again in an hour", e);
        }
    }

    /** Some in each transaction, until none is left or it is enough for this hour. */
    private void forget(ToIntFunction<Instant> some, Duration keep) {
        Instant before = clock.instant().minus(keep);
        for (int i = 0; i < MOST_STEPS && some.applyAsInt(before) > 0; i++) {
            LOG.debug("forgot some of what is older than {}", before);
        }
    }

    private void drop(DayRows.Table table, DayRows.Days days) {
        for (int i = 0; i < MOST_STEPS; i++) {
            List<String> gone = store.drop(table, days);
            if (gone.isEmpty()) {
                return;
            }
            LOG.info("dropped {}", gone);
        }
    }

    private LocalDate day(Duration keep) {
        return LocalDate.ofInstant(clock.instant().minus(keep), ZoneOffset.UTC);
    }
}
