package linkspan.platform;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import linkspan.platform.audit.AuditStore;
import linkspan.platform.audit.RefusedSenders;
import linkspan.platform.broker.KafkaAccess;
import linkspan.platform.database.Database;
import linkspan.platform.database.DatabaseWatch;
import linkspan.platform.database.Pool;
import linkspan.platform.file.DiskRoom;
import linkspan.platform.infrastructure.DataFolder;
import linkspan.platform.infrastructure.Infrastructure;
import linkspan.platform.infrastructure.StartingBroker;
import linkspan.platform.infrastructure.Upkeep;
import linkspan.platform.system.Secrets;
import linkspan.platform.system.SystemAddresses;
import linkspan.platform.system.SystemCatalog;
import linkspan.platform.trace.Tracing;

/** What the hub stands on: its data folder, broker, secrets, systems and database, and who runs beside it. */
public final class PlatformModule implements Module {
    private final DataFolder folder;
    private final Infrastructure infrastructure;
    private final StartingBroker broker;
    private final Secrets secrets;
    private final Companion companion;
    private final Map<String, String> environment;
    private final SystemCatalog catalog;
    private final DiskRoom room;
    private final Database database;
    private final DatabaseWatch watch;
    private final String instance;
    private final Supplier<URI> messagePort;
    private final Means by;
    private final AuditStore audit;
    private final RefusedSenders refused;
    private final Tracing tracing;

    /**
     * @param beside starts what runs beside the hub, in a folder
     * @param messagePort where the hub listens, once it does
     */
    public PlatformModule(
            Places places,
            Map<String, String> settings,
            Function<Path, ? extends Companion> beside,
            Supplier<URI> messagePort,
            Means by,
            Opened opened) {
        this.messagePort = messagePort;
        this.by = by;
        folder = opened.add(DataFolder.lock(places.data));
        infrastructure = Infrastructure.of(settings);
        broker = opened.add(StartingBroker.of(infrastructure, places.data));
        secrets = infrastructure.secrets(places.data, settings);
        companion = opened.add(beside.apply(places.data.resolve("sandbox")));
        Map<String, String> all = new HashMap<>(settings);
        all.putAll(companion.environment());
        environment = Map.copyOf(all);
        catalog = SystemCatalog.load(places.routes, settings::get, new SystemAddresses(environment)::filled);
        room = infrastructure.room(places.data, settings);
        database = opened.add(infrastructure.database(places.data, room, by.meters));
        audit = new AuditStore(database.questions(Pool.INTAKE), by.clock);
        refused = new RefusedSenders(audit, System::nanoTime);
        watch = new DatabaseWatch(database);
        instance = infrastructure.instance(settings);
        opened.add(infrastructure.hold(instance));
        tracing = opened.add(Tracing.of(settings, instance));
    }

    /** Where things of this hub are. */
    public record Places(Path routes, Path data) {}

    /** By which it tells the time, and counts. */
    public record Means(Clock clock, PrometheusMeterRegistry meters) {}

    /** Looks after them from now on. */
    public void keepUp(Upkeep upkeep) {
        upkeep.every(Duration.ofMinutes(1), "closing new files to others", folder::hideNew);
        upkeep.every(Duration.ofMillis(250), "asking the database", watch::look);
    }

    /** The hub listens, and who runs beside it is told so. */
    @Override
    public void start() {
        companion.listening(messagePort.get(), secrets::get);
    }

    /** The hub's own broker; waits until it stands. */
    public KafkaAccess kafka() {
        return broker.await();
    }

    public Clock clock() {
        return by.clock;
    }

    public PrometheusMeterRegistry meters() {
        return by.meters;
    }

    public AuditStore audit() {
        return audit;
    }

    /** On their way to the audit log; to be written every second. */
    public RefusedSenders refusedSenders() {
        return refused;
    }

    /** What becomes of messages is told here. */
    public Tracing tracing() {
        return tracing;
    }

    public Secrets secrets() {
        return secrets;
    }

    /** Settings as they are in effect. */
    public Map<String, String> environment() {
        return environment;
    }

    public SystemCatalog catalog() {
        return catalog;
    }

    public DiskRoom room() {
        return room;
    }

    public Database database() {
        return database;
    }

    public DatabaseWatch databaseWatch() {
        return watch;
    }

    /** The name of this hub among others. */
    public String instance() {
        return instance;
    }
}
