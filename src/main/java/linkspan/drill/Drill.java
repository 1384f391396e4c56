package linkspan.drill;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import linkspan.child.HubChild;
import linkspan.child.LowPort;
import linkspan.child.SandboxChild;
import linkspan.crash.Broken;

/**
 * One drill: clients tell orders without pause, the hub's JVM is killed with SIGKILL again and again, and at the end the
 * receivers are asked what took effect. Generator, nemesis and checker as Jepsen has them.
 */
public final class Drill {
    private static final List<String> SYSTEMS = List.of("oms", "wms", "erp", "bi");
    private static final List<String> WITH_FAULTS = List.of("oms", "wms", "erp");
    /** No second compiler, no parallel collector: a hub that lives for seconds spends its time on messages. */
    private static final List<String> JVM = List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    private static final Duration CLIENTS_FINISH = Duration.ofSeconds(60);
    /** Short, and so many that no share of errors makes a dead letter of an event. */
    private static final String RETRY = "200ms,500ms,1s,2s,2s,2s,2s,2s,2s,2s,2s,2s,2s,2s,2s,2s,2s,2s";

    /** A killed hub's claim on a parked key ends after twice this and 10 s, while nothing comes there. */
    private static final String TIMEOUT = "5s";

    private final DrillSettings settings;
    private final Consumer<String> progress;
    private final Clock clock;
    private final SplittableRandom random;
    private final List<Duration> restarts = new ArrayList<>();

    /** {@code progress} gets a line for people now and then. */
    public Drill(DrillSettings settings, Consumer<String> progress, Clock clock) {
        this.settings = settings;
        this.progress = progress;
        this.clock = clock;
        this.random = new SplittableRandom(settings.seed());
    }

    /**
     * Takes 6 to 8 s a kill.
     *
     * @throws linkspan.child.ChildFailed when a child does not start or ends by itself
     */
    public Verdict run() throws InterruptedException {
        Path data = settings.data();
        Path log = data.resolve("logs");
        String secret = UUID.randomUUID().toString();
        try (SandboxChild sandbox =
                        new SandboxChild(data.resolve("sandbox"), log.resolve("sandbox.log"), settings.seed());
                HubChild hub = new HubChild(hubSettings(sandbox, secret))) {
            for (String system : WITH_FAULTS) {
                sandbox.faults(system, faults(system));
            }
            hub.start();
            restarts.add(hub.awaitReady());
            Path journal = data.resolve("journal");
            try (Journal open = Journal.create(journal);
                    Load load = new Load(new Shop(hub.url(), secret, open), clock)) {
                load.start(random.split());
                killAndRestart(hub, load);
                load.finish(CLIENTS_FINISH);
                progress.accept(load.acknowledged() + " messages acknowledged");
            }
            return judge(Sent.read(journal), sandbox, hub);
        }
    }

    private Verdict judge(Sent sent, SandboxChild sandbox, HubChild hub) throws InterruptedException {
        new Settling(SYSTEMS, sandbox::ledger, progress).await(sent.acknowledged());
        hub.requireAlive();
        Map<String, Count> counts = new TreeMap<>();
        for (String system : SYSTEMS) {
            counts.put(system, Count.of(sent, Effects.read(sandbox.ledgerWithPairs(system))));
        }
        return new Verdict(settings, sent.orders().size(), sent.acknowledged(), counts, restarts);
    }

    private void killAndRestart(HubChild hub, Load load) throws InterruptedException {
        int done = 0;
        boolean ready = true;
        for (KillPlan.Kill kill : KillPlan.of(settings.kills(), random.split()).kills()) {
            if (!kill.duringStart() && !ready) {
                restarts.add(hub.awaitReady());
            }
            Thread.sleep(kill.after().toMillis());
            hub.requireAlive();
            hub.kill();
            hub.start();
            ready = false;
            progress.accept("kill " + ++done + " of " + settings.kills() + ", " + kill + "; " + load.acknowledged()
                    + " messages acknowledged");
        }
        if (!ready) {
            restarts.add(hub.awaitReady());
        }
    }

    private ObjectNode faults(String system) {
        ObjectNode faults = JsonNodeFactory.instance
                .objectNode()
                .put("latencyMs", random.nextInt(5, 41))
                .put("errorRate", random.nextInt(10, 31) / 1000.0)
                .put("loseAnswers", 0.01);
        progress.accept("faults of " + system + ": " + faults);
        return faults;
    }

    private HubChild.Settings hubSettings(SandboxChild sandbox, String secret) {
        Map<String, String> environment = new HashMap<>(sandbox.environment());
        environment.put("LINKSPAN_SECRET_SHOPIFY_WEBHOOK", secret);
        for (String system : SYSTEMS) {
            String prefix = "LINKSPAN_" + system.toUpperCase(Locale.ROOT);
            environment.put(prefix + "_RETRY", RETRY);
            environment.put(prefix + "_TIMEOUT", TIMEOUT);
        }
        List<String> options = new ArrayList<>(JVM);
        Broken broken = settings.broken();
        if (broken != null) {
            options.add("-Dlinkspan.break=" + broken.name().toLowerCase(Locale.ROOT));
        }
        Random ports = new Random();
        return new HubChild.Settings(
                settings.home(),
                settings.data().resolve("hub"),
                LowPort.free(ports),
                LowPort.free(ports),
                environment,
                options,
                settings.data().resolve("logs").resolve("hub.log"));
    }
}
