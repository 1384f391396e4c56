package linkspan;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Stream;
import linkspan.author.DevModule;
import linkspan.author.lint.HubLint;
import linkspan.author.preview.PreviewDesk;
import linkspan.author.preview.PreviewStore;
import linkspan.author.reload.DevMode;
import linkspan.business.BusinessModule;
import linkspan.business.api.contract.OrderContract;
import linkspan.business.reserve.ReservationRoutes;
import linkspan.commit.CommitModule;
import linkspan.delivery.DeliveryModule;
import linkspan.delivery.position.SetAsideLettersStore;
import linkspan.inbound.InboundModule;
import linkspan.inbound.http.HttpLimits;
import linkspan.mapping.DraftCheck;
import linkspan.mapping.MappingModule;
import linkspan.model.kind.EventTypes;
import linkspan.operations.AlertModule;
import linkspan.operations.OperationsModule;
import linkspan.operations.ledger.KeptLedger;
import linkspan.operations.manual.DevAnswers;
import linkspan.operations.meter.ProcessMeters;
import linkspan.operations.ops.OpsToken;
import linkspan.operations.retention.RetentionTerms;
import linkspan.operations.search.SearchFields;
import linkspan.outbound.OutboundModule;
import linkspan.platform.Companion;
import linkspan.platform.Module;
import linkspan.platform.Opened;
import linkspan.platform.PlatformModule;
import linkspan.platform.broker.GroupMarks;
import linkspan.platform.database.Pool;
import linkspan.platform.desk.OpsDesk;
import linkspan.platform.extension.ExtensionJars;
import linkspan.platform.infrastructure.Infrastructure;
import linkspan.platform.infrastructure.Upkeep;
import linkspan.platform.jmx.Insight;
import linkspan.platform.jmx.JmxPort;
import linkspan.platform.system.ConfigurationError;
import linkspan.reconcile.ReconcileModule;

/** The modules of one hub, each made from those before it. */
final class Modules {
    final PlatformModule platform;
    final CommitModule commit;
    final DeliveryModule delivery;
    final InboundModule inbound;
    final OperationsModule operations;
    private final ReconcileModule reconcile;
    private final HubConfig config;
    private final Stores stores;
    private final MappingModule mappings;
    private final AlertModule alerts;
    private final CamelRuntime camel;
    private final KeptLedger ledger;
    private final Upkeep upkeep;
    private final List<Module> inOrder = new ArrayList<>();

    /**
     * Opens what they need.
     *
     * @param lint has let the folders pass
     * @param around what stands beside and round them
     * @param listening true from the end of the start to the beginning of the stop
     */
    Modules(HubConfig config, HubLint lint, Around around, BooleanSupplier listening, Opened opened)
            throws InterruptedException {
        this.config = config;
        Optional<DevMode> dev = devMode();
        mappings = MappingModule.of(config.mappings()); // what is wrong there is told before anything is opened
        platform = platform(around.beside(), opened);
        DeliveryModule.DeliveryStores notes = DeliveryModule.DeliveryStores.of(platform, mappings.events(), opened);
        var timer = Executors.newScheduledThreadPool(2, task -> new Thread(task, "linkspan-timer"));
        opened.add(() -> timer.shutdownNow());
        upkeep = opened.add(new Upkeep());
        platform.keepUp(upkeep);
        alerts = new AlertModule(config.routes(), platform, alert -> camel().send("direct:alert", alert), opened);
        stores = Stores.of(platform, new SearchFields(config.mappings()));
        RetentionTerms terms = RetentionTerms.of(config.environment());
        OutboundModule outbound = new OutboundModule(platform, around.calls(), opened);
        SetAsideLettersStore letters = new SetAsideLettersStore(
                notes.pending(), event -> delivery().deliveries().readers(event));
        commit = new CommitModule(
                platform,
                around.stores().apply(stores.inOrder()),
                letters,
                mappings.events(),
                terms.events(),
                upkeep,
                opened);
        delivery = new DeliveryModule(platform, notes, commit, mappings.events(), timer, upkeep, opened);
        inbound = inbound();
        reconcile = new ReconcileModule(
                platform, config.data(), delivery.deliveries(), commit.intake(), alerts.sink(), upkeep, opened);
        ledger = ledger(terms, listening, opened);
        operations = operations(
                new OperationsModule.Watched(
                        listening,
                        delivery::hasBroker,
                        commit.relay()::healthy,
                        notes.gone(),
                        stores.clock(),
                        terms,
                        alerts.watchers()),
                notes,
                dev,
                opened);
        camel = camel(lint, outbound);
        WarmStart warm = Rehearsal.of(config, commit);
        inOrder.addAll(List.of(camel, commit, delivery, warm, inbound, platform, operations, alerts, reconcile));
        Insight insight = Insight.of(config.environment());
        if (insight.hasJmx()) {
            inOrder.add(() -> opened.add(JmxPort.open(insight.jmxPort(), OpsToken.of(config.data()), camel.masking())));
        }
        dev.ifPresent(mode -> inOrder.add(new DevModule(
                mode,
                lint,
                mappings.running(),
                mappings.schemas(),
                this::become,
                () -> camel.swap(mappings.running(), delivery.deliveries(), inbound.server(), operations::start))));
    }

    /** In the order of their start. */
    List<Module> inOrder() {
        return inOrder;
    }

    private Optional<DevMode> devMode() {
        if (config.dev() && Infrastructure.of(config.environment()) instanceof Infrastructure.Production) {
            throw new ConfigurationError("--dev is not for production mode: there routes change by a new start");
        }
        return config.dev()
                ? Optional.of(new DevMode(config.routes(), config.mappings(), Clock.systemUTC()))
                : Optional.empty();
    }

    private PlatformModule platform(Function<Path, ? extends Companion> beside, Opened opened) {
        PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        opened.add(ProcessMeters.bind(meters));
        return new PlatformModule(
                new PlatformModule.Places(config.routes(), config.data()),
                config.environment(),
                beside,
                this::address,
                new PlatformModule.Means(Clock.systemUTC(), meters),
                opened);
    }

    /** An edit has added events: their topics have to be there before their routes. */
    private void become(EventTypes next) {
        mappings.events().become(next);
        commit.topics().look();
    }

    private DeliveryModule delivery() {
        return delivery;
    }

    private CamelRuntime camel() {
        return camel;
    }

    /** Of the message port, for who is on this machine. */
    private URI address() {
        String host = config.host().equals("0.0.0.0") ? "127.0.0.1" : config.host();
        return URI.create("http://" + host + ":" + inbound.port());
    }

    private InboundModule inbound() {
        return new InboundModule(
                platform,
                HttpLimits.on(config.host(), config.port()),
                stores.inbound(),
                commit.intake(),
                alerts.sink(),
                () -> commit.isFull() || platform.room().isLow(),
                upkeep);
    }

    private OperationsModule operations(
            OperationsModule.Watched watched,
            DeliveryModule.DeliveryStores notes,
            Optional<DevMode> dev,
            Opened opened) {
        PreviewDesk previews = previews();
        return new OperationsModule(
                new OperationsModule.Place(config.opsHost(), config.opsPort(), config.data(), config.mappings()),
                platform,
                watched,
                new OperationsModule.Subjects(
                        inbound,
                        stores.business(),
                        mappings,
                        delivery.deliveries(),
                        delivery.retries(),
                        notes.pending(),
                        commit.remarks(),
                        commit.relay()::wake,
                        mappings.events(),
                        authors(dev, previews),
                        new ConsoleMaker(config, platform, reconcile, inbound, alerts, ledger, previews)::console),
                upkeep,
                opened);
    }

    private KeptLedger ledger(RetentionTerms terms, BooleanSupplier listening, Opened opened) {
        KeptLedger kept = new KeptLedger(
                new KeptLedger.Ground(
                        platform.database().transactions(Pool.CONSOLE),
                        platform.audit(),
                        config.data().resolve("ledger"),
                        platform.secrets().get("master-key"),
                        platform.clock(),
                        platform.instance()),
                delivery.deliveries()::wanted,
                opened.add(new GroupMarks(platform.kafka())),
                terms,
                alerts.sink());
        if (!config.environment().getOrDefault("LINKSPAN_LEDGER", "on").equals("off")) {
            kept.keep(upkeep, listening, platform.meters());
        }
        return kept;
    }

    private PreviewDesk previews() {
        PreviewStore inputs = new PreviewStore(platform.database().transactions(Pool.CONSOLE), platform.clock());
        return new PreviewDesk(inputs, mappings.running()::get, mappings.events(), delivery.deliveries());
    }

    /** Desks of those who write routes and mappings, and of reconciliations. */
    private List<OpsDesk> authors(Optional<DevMode> dev, PreviewDesk previews) {
        return Stream.concat(
                        dev.map(DevMode::desk).stream(),
                        Stream.of(previews, reconcile.desk(), alerts.desk(), inbound.pollDesk(), ledger.desk()))
                .toList();
    }

    private CamelRuntime camel(HubLint lint, OutboundModule outbound) {
        BusinessModule business = stores.business();
        ReservationRoutes reservations = business.reservations(commit.intake(), platform.environment());
        Optional<OrderContract> orders = OrderContract.of(config.mappings());
        orders.filter(any -> config.dev()).ifPresent(it -> inbound.server().watch(new DevAnswers(it)));
        CamelRuntime.Parts parts = new CamelRuntime.Parts(
                Stream.of(
                                inbound.components(),
                                business.components(),
                                delivery.components(new DraftCheck(mappings.schemas())),
                                List.of(mappings.component()),
                                outbound.components(),
                                reconcile.components())
                        .flatMap(List::stream)
                        .toList(),
                inbound.beans(),
                orders.isPresent() // the folder of mappings describes them
                        ? List.of(business.api(platform, operations::timelineOf, orders.get()), reservations)
                        : List.of(reservations),
                inbound.units(),
                platform.secrets()::get,
                platform.kafka(),
                ExtensionJars.of(config.environment()::get),
                operations.checks(),
                Insight.of(config.environment()));
        return new CamelRuntime(config.routes(), lint, platform.catalog(), platform.meters(), parts);
    }
}
