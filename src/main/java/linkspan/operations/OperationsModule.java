package linkspan.operations;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.core.instrument.Counter;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Stream;
import linkspan.business.BusinessModule;
import linkspan.business.stock.StockDesk;
import linkspan.commit.outbox.RemarkStore;
import linkspan.delivery.Deliveries;
import linkspan.delivery.Retries;
import linkspan.delivery.missed.GoneEvents;
import linkspan.delivery.missed.LackStore;
import linkspan.delivery.position.PendingStore;
import linkspan.delivery.republish.Republish;
import linkspan.delivery.republish.RepublishDesk;
import linkspan.delivery.republish.RepublishStore;
import linkspan.inbound.InboundModule;
import linkspan.mapping.MappingModule;
import linkspan.model.kind.EventTypes;
import linkspan.operations.access.Access;
import linkspan.operations.access.AccessDesk;
import linkspan.operations.access.AccessStore;
import linkspan.operations.alert.Watchers;
import linkspan.operations.alert.watch.AnswersWatcher;
import linkspan.operations.alert.watch.PartsWatcher;
import linkspan.operations.alert.watch.SystemsWatcher;
import linkspan.operations.audit.SealedAudit;
import linkspan.operations.erasure.ClientErasureStore;
import linkspan.operations.erasure.ErasureDesk;
import linkspan.operations.erasure.ErasureStore;
import linkspan.operations.letters.DecisionStore;
import linkspan.operations.letters.LetterStore;
import linkspan.operations.letters.Letters;
import linkspan.operations.letters.MaskedPayload;
import linkspan.operations.letters.mend.CauseNoteStore;
import linkspan.operations.letters.mend.MendStore;
import linkspan.operations.letters.mend.Mending;
import linkspan.operations.letters.mend.Trials;
import linkspan.operations.manual.ApiPages;
import linkspan.operations.meter.Backlog;
import linkspan.operations.meter.BacklogStore;
import linkspan.operations.ops.ClientDesk;
import linkspan.operations.ops.HealthCamelRuntime;
import linkspan.operations.ops.LetterDesk;
import linkspan.operations.ops.OpsGate;
import linkspan.operations.ops.OpsMount;
import linkspan.operations.ops.OpsServer;
import linkspan.operations.ops.OpsToken;
import linkspan.operations.ops.OrderDesk;
import linkspan.operations.ops.Overview;
import linkspan.operations.redrive.RedriveDesk;
import linkspan.operations.redrive.RedriveRunner;
import linkspan.operations.redrive.RedriveStore;
import linkspan.operations.redrive.Redrives;
import linkspan.operations.retention.ClockStore;
import linkspan.operations.retention.Retention;
import linkspan.operations.retention.RetentionStore;
import linkspan.operations.retention.RetentionTerms;
import linkspan.operations.search.OrderSearchStore;
import linkspan.operations.timeline.Timeline;
import linkspan.operations.timeline.TimelineStore;
import linkspan.operations.timeline.TimelineWords;
import linkspan.operations.timeline.Timelines;
import linkspan.platform.Module;
import linkspan.platform.Opened;
import linkspan.platform.PlatformModule;
import linkspan.platform.database.Pool;
import linkspan.platform.database.Transactions;
import linkspan.platform.desk.OpsDesk;
import linkspan.platform.infrastructure.Upkeep;
import linkspan.platform.tls.PortTls;
import linkspan.platform.tls.TlsFiles;

/** Everything behind the ops port; open before the first route starts, closed after the last one has ended. */
public final class OperationsModule implements Module {
    /** Shorter than a caller waits for an answer. */
    private static final Duration SLICE = Duration.ofSeconds(5);

    private static final TlsFiles.Names CERTIFICATES =
            new TlsFiles.Names("LINKSPAN_OPS_TLS_CERT", "LINKSPAN_OPS_TLS_KEY", "LINKSPAN_OPS_TLS_CLIENT_CA");

    private final PlatformModule platform;
    private final Deliveries deliveries;
    private final Backlog backlog;
    private final Timelines timelines;
    private final OpsServer server;
    private final HealthCamelRuntime checks;

    /**
     * Where operators look and act.
     *
     * @param host of the ops port
     * @param port 0 for a free one
     * @param data folder of the token
     * @param mappings says what is personal in a payload
     */
    public record Place(String host, int port, Path data, Path mappings) {}

    /**
     * What operators watch.
     *
     * @param started true from the end of the start to the beginning of the stop
     * @param broker true while what goes to the broker and comes from there does
     * @param relay true while what is stored gets to the broker
     * @param watchers get those that look for faults in the figures
     */
    public record Watched(
            BooleanSupplier started,
            BooleanSupplier broker,
            BooleanSupplier relay,
            GoneEvents gone,
            ClockStore clock,
            RetentionTerms terms,
            Watchers watchers) {}

    /** What operators act on; {@code relay} publishes what waits, {@code others} are desks of other houses, {@code console} is what people see. */
    public record Subjects(
            InboundModule inbound,
            BusinessModule business,
            MappingModule mappings,
            Deliveries deliveries,
            Retries retries,
            PendingStore pending,
            RemarkStore remarks,
            Runnable relay,
            EventTypes events,
            List<OpsDesk> others,
            Function<OperatorServices, OpsMount> console) {}

    public OperationsModule(
            Place place, PlatformModule platform, Watched watched, Subjects on, Upkeep upkeep, Opened opened) {
        this.platform = platform;
        this.deliveries = on.deliveries;
        this.checks = HubHealth.checks(watched, platform, on.inbound.streaks());
        Transactions console = platform.database().transactions(Pool.CONSOLE);
        this.backlog = new Backlog(new BacklogStore(console));
        this.timelines = new Timelines(new TimelineStore(console), on.business.orders(), on.remarks, deliveries);
        watch(watched);
        Retention retention = retention(watched, console);
        retention.prepare();
        upkeep.every(Duration.ofHours(1), "dropping what is old", retention::run);
        Letters letters = new Letters(
                new LetterStore(console),
                new DecisionStore(on.pending, platform.audit(), deliveries::wanted),
                on.inbound.deadMessages(),
                on.retries::wake);
        RepublishStore again = new RepublishStore(console);
        SealedAudit sealed = new SealedAudit(
                console,
                platform.secrets().get("master-key"),
                watched.terms.records().audit(),
                platform.clock(),
                upkeep);
        new ApiPages(on.inbound.server(), place.mappings).open();
        Access access = new Access(
                new AccessStore(console, platform.audit()), platform.audit(), platform.clock(), new SecureRandom());
        MaskedPayload masked = new MaskedPayload(place.mappings);
        OrderSearchStore search = new OrderSearchStore(console);
        MendStore mends = new MendStore(console, on.pending, platform.audit(), platform.clock());
        Mending mending = new Mending(mends, new Trials(on.mappings), platform.catalog());
        RedriveStore plans = new RedriveStore(console, platform.audit(), on.events);
        Redrives redrives = new Redrives(
                plans,
                letters,
                mending,
                platform.clock(),
                () -> UUID.randomUUID().toString());
        RedriveRunner runner = new RedriveRunner(plans, letters, platform.clock(), platform.instance());
        upkeep.every(Duration.ofSeconds(1), "redriving letters", () -> {
            if (watched.started.getAsBoolean()) {
                runner.step();
            }
        });
        OperatorServices services = new OperatorServices(
                access,
                new OperatorServices.Look(timelines, search, backlog, deliveries, sealed.lines()),
                letters,
                mending,
                new CauseNoteStore(console, platform.audit(), platform.clock()),
                redrives,
                masked,
                on.inbound.clients(),
                platform,
                place.mappings);
        server = opened.add(OpsServer.start(
                place.host,
                place.port,
                new OpsGate(OpsToken.make(place.data, new SecureRandom()), access::token),
                Stream.concat(
                                on.others.stream(),
                                Stream.of(
                                        HubHealth.desk(checks, watched, retention, deliveries),
                                        new Overview(platform.meters(), deliveries, backlog, on.inbound::port),
                                        new LetterDesk(letters, masked),
                                        new AccessDesk(access),
                                        new RedriveDesk(redrives),
                                        new OrderDesk(timelines, search, masked, ZoneId.systemDefault()),
                                        new StockDesk(on.business.stock(), on.remarks),
                                        new ErasureDesk(
                                                new ErasureStore(console, platform.audit(), place.mappings),
                                                new ClientErasureStore(console, platform.audit()),
                                                deliveries.systems()::contains,
                                                on.inbound.clients()::refresh),
                                        sealed.desk(),
                                        new ClientDesk(on.inbound.clients(), on.inbound::calls, platform.audit()),
                                        new RepublishDesk(
                                                new Republish(again, platform.audit(), on.relay, SLICE),
                                                on.events,
                                                platform.clock())))
                        .toList(),
                on.console.apply(services),
                platform.databaseWatch()::isSilent,
                PortTls.of(platform.environment(), CERTIFICATES, upkeep)));
    }

    private void watch(Watched watched) {
        Map<String, BooleanSupplier> parts = Map.of(
                "broker", () -> !watched.started.getAsBoolean() || watched.broker.getAsBoolean(),
                "disk", () -> !platform.room().isLow());
        watched.watchers.add(new AnswersWatcher(platform.meters(), System::nanoTime));
        watched.watchers.add(
                new SystemsWatcher(deliveries, backlog, platform.meters(), platform.clock(), System::nanoTime));
        watched.watchers.add(new PartsWatcher(parts, platform.meters()));
    }

    /** Takes away what is old by a clock that the database's confirms, and that no system lacks. */
    private Retention retention(Watched watched, Transactions console) {
        LackStore lacks = new LackStore(console);
        return new Retention(
                new RetentionStore(platform.database()),
                watched.terms,
                platform.clock(),
                () -> watched.clock.requireSound(console),
                day -> deliveries.wanted().stream()
                        .flatMap(it -> lacks.of(it, day).stream())
                        .toList());
    }

    /** Of the hub, to be registered with Camel. */
    public HealthCamelRuntime checks() {
        return checks;
    }

    /** All routes stand, so all systems are known; again when one has come. */
    @Override
    public void start() {
        backlog.bindTo(platform.meters(), deliveries);
    }

    public Backlog backlog() {
        return backlog;
    }

    /** Deliveries that took effect since the start of this process. */
    public long delivered(String system) {
        return (long)
                platform
                        .meters()
                        .find("linkspan.events.delivered")
                        .tags("system", system, "outcome", "delivered")
                        .counters()
                        .stream()
                        .mapToDouble(Counter::count)
                        .sum();
    }

    /** What happened to an order in every system; nothing when the hub has never heard of it. */
    public Optional<ObjectNode> timelineOf(String orderId) {
        return timelines.of(orderId).map(Timeline::json);
    }

    /** In sentences. */
    public String timeline(String orderId) {
        TimelineWords words = new TimelineWords(Locale.getDefault(), ZoneId.systemDefault());
        return timelines.of(orderId).map(words::of).orElse("");
    }

    /** The ops port. */
    public int port() {
        return server.port();
    }
}
