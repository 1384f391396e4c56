package linkspan;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;
import linkspan.author.check.Sources;
import linkspan.author.lint.HubLint;
import linkspan.author.reload.DevMode;
import linkspan.commit.Committer;
import linkspan.commit.outbox.EventLogStore;
import linkspan.commit.relay.Relay;
import linkspan.delivery.Deliveries;
import linkspan.delivery.Retries;
import linkspan.delivery.event.EventComponent;
import linkspan.delivery.position.SetAsideLettersStore;
import linkspan.inbound.request.Envelope;
import linkspan.lab.process.SandboxChild;
import linkspan.lab.sandbox.LocalSandbox;
import linkspan.lab.sandbox.post.HubAddress;
import linkspan.mapping.CanonicalSchemas;
import linkspan.mapping.DraftCheck;
import linkspan.mapping.MappingComponent;
import linkspan.mapping.Mappings;
import linkspan.mapping.jslt.JsltEngine;
import linkspan.mapping.xslt.XsltEngine;
import linkspan.model.SizedCheck;
import linkspan.operations.meter.HighWater;
import linkspan.operations.meter.ProcessMeters;
import linkspan.operations.retention.Retention;
import linkspan.operations.retention.RetentionTerms;
import linkspan.operations.retention.Upkeep;
import linkspan.outbound.http.CallComponent;
import linkspan.outbound.reference.CrossReferenceComponent;
import linkspan.outbound.rows.RowsComponent;
import linkspan.platform.broker.HubTopics;
import linkspan.platform.broker.KafkaAccess;
import linkspan.platform.database.Database;
import linkspan.platform.database.DatabaseWatch;
import linkspan.platform.database.Pool;
import linkspan.platform.file.DiskRoom;
import linkspan.platform.infrastructure.Infrastructure;
import linkspan.platform.infrastructure.StartingBroker;
import linkspan.platform.system.ConfigurationError;
import linkspan.platform.system.Secrets;
import linkspan.platform.system.SystemCatalog;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One running hub: everything wired by constructor, started in order, closed in the reverse order. */
public final class Hub implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Hub.class);
    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private final HubConfig config;
    private final Clock clock = Clock.systemUTC();
    private final PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final @Nullable LocalSandbox sandbox;
    private final Secrets secrets;
    private final SystemCatalog catalog;
    private final Stores stores;
    private final Relay relay;
    private final Deliveries deliveries;
    private final Committer committer;
    private final MessagePort messagePort;
    private final OpsPort opsPort;
    private final KafkaAccess kafka;
    private volatile boolean listening;

    private Hub(HubConfig config, Function<Path, LocalSandbox> simulated) {
        this.config = config;
        Sources sources = new Sources(config.routes(), config.mappings());
        HubLint lint = new HubLint(sources, config.environment()::get);
        lint.pass();
        try {
            DataFolder folder = open(DataFolder.lock(config.data()));
            Infrastructure infrastructure = Infrastructure.of(config.environment());
            Optional<DevMode> dev = devMode(infrastructure);
            StartingBroker broker = open(StartingBroker.of(infrastructure, config.data()));
            secrets = infrastructure.secrets(config.data(), config.environment());
            sandbox = config.sandbox() ? open(simulated.apply(config.data().resolve("sandbox"))) : null;
            catalog = SystemCatalog.load(config.routes(), config.environment()::get, this::placeholders);
            open(ProcessMeters.bind(meters));
            DiskRoom room = infrastructure.room(config.data(), config.environment());
            Database database = open(infrastructure.database(config.data(), room, meters));
            String instance = infrastructure.instance(config.environment());
            open(infrastructure.hold(instance));
            Envelope envelope = new Envelope(clock);
            stores = open(new Stores(database, instance, envelope, clock, meters));
            ScheduledExecutorService timer =
                    Executors.newScheduledThreadPool(2, task -> new Thread(task, "linkspan-timer"));
            open(() -> timer.shutdownNow());
            Upkeep upkeep = open(new Upkeep());
            RetentionTerms terms = RetentionTerms.of(config.environment());
            Retention retention =
                    stores.tidy(upkeep, terms, clock, () -> deliveries().wanted());
            upkeep.every(Duration.ofMinutes(1), "closing new files to others", folder::hideNew);
            DatabaseWatch watch = new DatabaseWatch(database);
            upkeep.every(Duration.ofMillis(250), "asking the database", watch::look);
            Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(2));
            open(() -> vertx.close().toCompletionStage().toCompletableFuture().join());
            CanonicalSchemas schemas = new CanonicalSchemas(config.mappings());
            kafka = broker.await();
            HubTopics topics = open(new HubTopics(kafka, terms.events()));
            topics.make();
            upkeep.every(Duration.ofSeconds(30), "looking at the topics", topics::look);
            relay = open(new Relay(
                    stores.outbox,
                    kafka,
                    new SetAsideLettersStore(stores.pending, it -> deliveries().readers(it))));
            committer = open(stores.committer(Pool.INTAKE, relay::wake));
            Committer outcomes = database.kind() == Database.Kind.H2
                    ? committer
                    : open(stores.committer(Pool.DELIVERY, relay::wake));
            stores.pending.releaseClaims();
            upkeep.every(
                    Duration.ofSeconds(1), "freeing claims of hubs that are gone", stores.pending::releaseClaimsOfGone);
            HighWater highWater = HighWater.of(config.environment(), stores.outbox);
            upkeep.every(Duration.ofSeconds(1), "measuring the outbox", highWater::look);
            deliveries =
                    new Deliveries(catalog, stores.deliveryTools(outcomes, clock, timer, meters, kafka, topics::id));
            Retries retries = open(new Retries(deliveries, stores.pending));
            messagePort = new MessagePort(config, secrets, stores, envelope, committer, clock, meters);
            CamelRuntime camel = new CamelRuntime(
                    config.routes(), lint.unfinished(), catalog, meters, messagePort.units(), secrets::get);
            messagePort.bind(camel, catalog, kafka);
            messagePort.refuseWhile(() -> highWater.isReached() || room.isLow());
            upkeep.every(Duration.ofSeconds(2), "reading API clients", messagePort.clients()::refresh);
            Mappings mappings = new Mappings(
                    config.mappings(),
                    () -> List.of(new JsltEngine(config.mappings()), new XsltEngine(config.mappings())));
            OpsPort.Features features = OpsPort.Features.of(stores, deliveries, retries, messagePort, relay, mappings);
            opsPort = open(new OpsPort(
                    config,
                    stores,
                    dev.map(it -> features.and(it.desk())).orElse(features),
                    OpsPort.health(
                            () -> listening, watch::isUp, relay, deliveries, room, () -> stores.warnings(retention)),
                    deliveries,
                    watch::isSilent,
                    meters));
            camel.bind(
                    "event",
                    systems -> new EventComponent(
                            deliveries::system, new SizedCheck(new DraftCheck(schemas), topics::largestRecord)));
            camel.bind("mapping", systems -> new MappingComponent(mappings));
            camel.bind("call", systems -> new CallComponent(systems, secrets, vertx, clock));
            camel.bind("cross-reference", systems -> new CrossReferenceComponent(systems, stores.crossReferences));
            camel.bind("rows", systems -> new RowsComponent(systems, secrets));
            open(camel);
            try {
                camel.start();
            } catch (ConfigurationError e) {
                throw lint.explained(e);
            }
            open(deliveries::close);
            relay.start();
            retries.start();
            deliveries.open();
            upkeep.every(Duration.ofMinutes(2), "looking for lost routes", deliveries::giveUpStranded);
            open(messagePort);
            messagePort.listen();
            connectSandbox();
            opsPort.bindGauges();
            dev.ifPresent(it -> open(it).follow(
                            mappings,
                            schemas,
                            lint,
                            camel.swap(mappings, deliveries, messagePort.surroundings(camel, opsPort::bindGauges))));
            listening = true;
        } catch (CompletionException e) {
            close();
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        } catch (RuntimeException e) {
            close();
            throw e;
        } catch (Exception e) {
            close();
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    /**
     * Starts and returns when everything is ready.
     *
     * @throws ConfigurationError when it cannot start as it is configured
     */
    public static Hub start(HubConfig config) {
        return start(config, SandboxChild::beside);
    }

    /** The same; simulated systems are started by {@code simulated} in a folder of theirs, where the configuration has them. */
    public static Hub start(HubConfig config, Function<Path, LocalSandbox> simulated) {
        return new Hub(config, simulated);
    }

    private Optional<DevMode> devMode(Infrastructure infrastructure) {
        if (config.dev() && infrastructure instanceof Infrastructure.Production) {
            throw new ConfigurationError("--dev is not for production mode: there routes change by a new start");
        }
        return config.dev() ? Optional.of(new DevMode(config.routes(), config.mappings(), clock)) : Optional.empty();
    }

    private void connectSandbox() {
        if (sandbox != null) {
            String host = config.host().equals("0.0.0.0") ? "127.0.0.1" : config.host();
            sandbox.connect(new HubAddress(URI.create("http://" + host + ":" + messagePort.port()), secrets::get));
        }
    }

    private String placeholders(String value) {
        LocalSandbox local = sandbox;
        String url = local != null ? local.url() : config.setting("LINKSPAN_SANDBOX_URL", "http://127.0.0.1:8090");
        String biUrl = local != null
                ? local.biUrl()
                : config.setting("LINKSPAN_SANDBOX_BI_URL", "jdbc:h2:tcp://127.0.0.1:8091/bi");
        return value.replace("{{sandbox.url}}", url).replace("{{sandbox.bi-url}}", biUrl);
    }

    private <T extends AutoCloseable> T open(T part) {
        opened.push(part);
        return part;
    }

    public Committer committer() {
        return committer;
    }

    public Secrets secrets() {
        return secrets;
    }

    public SystemCatalog catalog() {
        return catalog;
    }

    Deliveries deliveries() {
        return deliveries;
    }

    public EventLogStore eventLog() {
        return stores.eventLog;
    }

    /** The message port. */
    public int port() {
        return messagePort.port();
    }

    /** The ops port. */
    public int opsPort() {
        return opsPort.port();
    }

    /** Addresses of the broker. */
    public String bootstrapServers() {
        return kafka.bootstrapServers();
    }

    public OpsPort operators() {
        return opsPort;
    }

    public MessagePort messagePort() {
        return messagePort;
    }

    public @Nullable LocalSandbox sandbox() {
        return sandbox;
    }

    /** Stops in the reverse order of the start; what fails to stop does not keep the rest from it. */
    @Override
    public void close() {
        long start = System.nanoTime();
        listening = false;
        while (!opened.isEmpty()) {
            try {
                opened.pop().close();
            } catch (Exception e) {
                LOG.warn("did not stop cleanly", e);
            }
        }
        LOG.info(
                "stopped after {} ms",
                Duration.ofNanos(System.nanoTime() - start).toMillis());
    }
}
