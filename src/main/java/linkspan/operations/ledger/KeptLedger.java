package linkspan.operations.ledger;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import linkspan.delivery.missed.MissedStore;
import linkspan.operations.ledger.book.Gap;
import linkspan.operations.ledger.book.GapStore;
import linkspan.operations.ledger.book.LedgerStore;
import linkspan.operations.ledger.book.RemovalStore;
import linkspan.operations.retention.RetentionTerms;
import linkspan.platform.alert.AlertRule;
import linkspan.platform.alert.AlertSink;
import linkspan.platform.audit.AuditStore;
import linkspan.platform.broker.GroupMarks;
import linkspan.platform.database.Transactions;
import linkspan.platform.infrastructure.Upkeep;

/** The ledger as it runs in a hub: looks every five seconds, tells of gaps, writes the file of each day. */
public final class KeptLedger {
    private static final Duration LOOK = Duration.ofSeconds(5);
    /** A gap is told with so many names. */
    private static final int NAMED = 3;

    private final LedgerKeeper ledger;
    private final GapStore gaps;
    private final LedgerView view;
    private final LedgerDesk desk;
    private final AlertSink alerts;
    private final LedgerExport export;
    private final Runnable forget;
    private final AtomicLong standing = new AtomicLong();
    private boolean raised;

    /**
     * What the hub stands on.
     *
     * @param folder of the files of days
     */
    public record Ground(
            Transactions transactions, AuditStore audit, Path folder, String masterKey, Clock clock, String hub) {}

    public KeptLedger(
            Ground ground,
            Supplier<List<MissedStore.Wanted>> wanted,
            GroupMarks marks,
            RetentionTerms terms,
            AlertSink alerts) {
        LedgerStore store = new LedgerStore(ground.transactions);
        gaps = new GapStore(ground.transactions, ground.audit);
        Suspects.Log log = new Suspects.Log() {
            @Override
            public Optional<GroupMarks.Marks> ends(String topic) {
                return marks.ends(topic);
            }

            @Override
            public Optional<GroupMarks.Marks> read(String system, String topic) {
                return marks.read(system, topic);
            }
        };
        ledger = new LedgerKeeper(
                new LedgerKeeper.Books(
                        store, gaps, new RemovalStore(ground.transactions), new Suspects(store, gaps, log)),
                wanted,
                now -> new RemovalStore.Terms(
                        day(now.minus(terms.events())),
                        day(now.minus(terms.deliveries())),
                        now.minus(terms.records().orders())),
                ground.clock,
                ground.hub);
        view = new LedgerView(store, gaps, ground.clock);
        export = new LedgerExport(view, ground.folder, ground.masterKey, ground.clock);
        desk = new LedgerDesk(view, export, ground.clock);
        this.alerts = alerts;
        forget = () -> store.forget(
                day(ground.clock.instant().minus(terms.events())),
                ground.clock.instant().minus(terms.records().audit()));
    }

    /** The first moment of which rows stay. */
    private static Instant day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant()
                .plus(Duration.ofDays(1));
    }

    /** Begins; nothing is looked at before all routes stand, so that all systems are known. */
    public void keep(Upkeep upkeep, BooleanSupplier started, MeterRegistry meters) {
        Gauge.builder("linkspan.ledger.gaps", standing, AtomicLong::get)
                .description("Events that were accepted and are nowhere any more")
                .register(meters);
        upkeep.every(LOOK, "keeping the ledger", () -> {
            if (started.getAsBoolean()) {
                look();
            }
        });
        upkeep.every(Duration.ofMinutes(10), "writing the ledger of yesterday", export::write);
        upkeep.every(Duration.ofHours(1), "dropping old accounts", forget);
    }

    void look() {
        ledger.look();
        standing.set(gaps.standing());
        List<Gap> some = gaps.standing(NAMED);
        if (some.isEmpty()) {
            if (raised) {
                alerts.over(AlertRule.LEDGER_GAP, "ledger");
            }
            raised = false;
            return;
        }
        raised = true;
        alerts.raise(
                AlertRule.LEDGER_GAP,
                "ledger",
                standing.get() + " gaps: " + some.stream().map(Gap::words).collect(Collectors.joining("; ")));
    }

    public LedgerView view() {
        return view;
    }

    public LedgerDesk desk() {
        return desk;
    }
}
