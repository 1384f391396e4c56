package linkspan.lab.bench.stage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import linkspan.lab.bench.figure.BenchResult;
import linkspan.lab.bench.figure.OtherProcesses;
import linkspan.lab.bench.load.ApiOrders;
import linkspan.lab.process.BareChild;
import linkspan.lab.process.HubChild;
import linkspan.lab.process.Jvm;
import linkspan.lab.process.PostgresChild;
import linkspan.lab.process.SandboxChild;
import linkspan.lab.process.setting.HubSecrets;
import linkspan.lab.process.setting.Storage;
import linkspan.platform.broker.LowPort;

/** Storage, simulated systems and one hub at a time, each in processes of its own. */
public final class Stage implements AutoCloseable {
    private static final String HEAP = "256m";
    private static final int RATE = 1_000_000;
    private static final long LOOK_EVERY_MS = 100;

    private final BenchSettings settings;
    private final HubSecrets secrets;
    private final Storage storage;
    private final SandboxChild sandbox;
    private final OtherProcesses others;
    private int homes;

    /** Starts storage and systems. Throws {@link IllegalStateException} when PostgreSQL is not durable. */
    public Stage(BenchSettings settings) {
        this.settings = settings;
        this.secrets = HubSecrets.of(settings.home());
        Path logs = settings.data().resolve("logs");
        this.storage = Storage.start(settings.database(), settings.data(), logs, Jvm.LASTING);
        try {
            Durable.require(storage.durability());
            this.sandbox =
                    new SandboxChild(settings.data().resolve("sandbox"), logs.resolve("sandbox.log"), 1, Jvm.LASTING);
            this.others = OtherProcesses.besides(pids());
        } catch (RuntimeException e) {
            storage.close();
            throw e;
        }
    }

    /** Of this JVM, whose children are hub, broker and sandbox, and of PostgreSQL, which nobody is the parent of. */
    private List<Long> pids() {
        return Stream.concat(Stream.of(ProcessHandle.current().pid()), postgres().map(PostgresChild::pid).stream())
                .toList();
    }

    /** The three systems that figures are promised for; an ERP when there is one. */
    public List<String> threeSystems() {
        String second = Files.isDirectory(settings.home().resolve("routes/erp")) ? "erp" : "oms";
        return List.of("wms", second, "bi");
    }

    /** A hub with the routes of these systems only, not started; the data are those of the hub before it. */
    public HubChild hub(List<String> systems, Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(sandbox.environment());
        environment.putAll(secrets.environment());
        environment.putAll(storage.environment("hub-1"));
        environment.put("LINKSPAN_RESERVATION", "off"); // the figures are of accepting and delivering
        environment.putAll(more);
        Path home = PartialHome.copy(settings.home(), settings.data().resolve("home-" + ++homes), systems);
        Random ports = new Random();
        return new HubChild(new HubChild.Settings(
                HubChild.RUN,
                home,
                settings.data().resolve("hub"),
                LowPort.free(ports),
                LowPort.free(ports),
                environment,
                jvm(),
                settings.data().resolve("logs/hub.log"),
                Duration.ZERO));
    }

    /** Of the last hub; routes may be added until it is started. */
    public Path home() {
        return settings.data().resolve("home-" + homes);
    }

    /** The database server, where it is a process of its own. */
    public Optional<PostgresChild> postgres() {
        return storage.servers().map(Storage.Servers::postgres);
    }

    /** {@code -Dlinkspan.bench.jvm="…"}: a flight recorder, for example. */
    private static List<String> jvm() {
        String more = System.getProperty("linkspan.bench.jvm", "").strip();
        List<String> options = new ArrayList<>(Jvm.LASTING.options(HEAP));
        if (!more.isEmpty()) {
            options.addAll(List.of(more.split(" +")));
        }
        return options;
    }

    public Duration start(HubChild hub) {
        hub.start();
        return hub.awaitReady();
    }

    /** Signed orders of a new client of a running hub. */
    public ApiOrders orders(HubChild hub) {
        JsonNode key = hub.tell(
                "/admin/clients",
                JsonNodeFactory.instance.objectNode().put("name", "bench").put("rate", RATE));
        return new ApiOrders(
                hub.url(),
                key.required("keyId").asText(),
                key.required("secret").asText(),
                settings.clock());
    }

    /** The plain program of that folder, where PostgreSQL is a process of its own; a hub has made the tables. */
    public BareChild bare(Path classes, ApiOrders client) {
        return new BareChild(
                classes,
                postgres().orElseThrow(() -> new IllegalStateException("--bare needs --database postgresql")),
                client.secret(),
                jvm(),
                settings.data().resolve("logs/bare.log"));
    }

    /** Of the plain program and the database. */
    public Map<String, Long> pids(BareChild bare) {
        Map<String, Long> pids = new TreeMap<>(Map.of("bare", bare.pid()));
        postgres().ifPresent(server -> pids.put("postgresql", server.pid()));
        return pids;
    }

    public String shopSecret() {
        return secrets.get("shopify-webhook");
    }

    public SandboxChild sandbox() {
        return sandbox;
    }

    /** Of hub, database and broker, as far as they are processes of their own; parents only. */
    public Map<String, Long> pids(HubChild hub) {
        Map<String, Long> pids = new TreeMap<>(Map.of("hub", hub.pid()));
        storage.servers().ifPresent(servers -> {
            pids.put("postgresql", servers.postgres().pid());
            pids.put("kafka", servers.broker().pid());
        });
        return pids;
    }

    public long distinct(String system) {
        return sandbox.ledgers().summary(system).required("distinct").longValue();
    }

    /** Returns when each has so many distinct effects, or when the time is over; asks the costly reports last. */
    public boolean awaitDistinct(List<String> systems, long expected, Duration limit) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        for (String system : systems) {
            while (distinct(system) < expected) {
                if (System.nanoTime() > end) {
                    return false;
                }
                Thread.sleep(LOOK_EVERY_MS);
            }
        }
        return true;
    }

    public void say(String line) {
        settings.progress().accept(line);
    }

    public ObjectNode conditions() {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("cores", Runtime.getRuntime().availableProcessors())
                .put("jdk", System.getProperty("java.version"))
                .put("database", settings.database().word())
                .put("heap", HEAP)
                .put(BenchResult.OTHERS, others.cores());
        storage.durability().forEach(json::put);
        return json;
    }

    @Override
    public void close() {
        try {
            sandbox.close();
        } finally {
            storage.close();
        }
    }
}
