package linkspan.lab.drill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Consumer;
import linkspan.lab.drill.fault.Faults;
import linkspan.lab.drill.load.Journal;
import linkspan.lab.drill.load.Load;
import linkspan.lab.drill.load.Shop;
import linkspan.lab.drill.load.ShopAttempts;
import linkspan.lab.drill.nemesis.Battlefield;
import linkspan.lab.drill.nemesis.NemesisFindings;
import linkspan.lab.ledger.Count;
import linkspan.lab.ledger.Verdict;
import linkspan.lab.process.Burners;
import linkspan.lab.process.Jvm;
import linkspan.lab.process.SandboxChild;
import linkspan.lab.process.setting.HubSecrets;
import linkspan.lab.process.setting.Storage;

/**
 * One drill: clients tell orders without pause while hubs, and what they stand on, are struck again and again; at the end
 * the receivers are asked what took effect. Generator, nemesis and checker as Jepsen has them.
 */
public final class Drill {
    /** How long a client pauses at most: all that the machine takes. */
    private static final Duration FULL = Duration.ofMillis(80);
    /** A takeover is timed: what waits for a processor is not what waits for a hub. */
    private static final Duration MODERATE = Duration.ofMillis(600);

    private static final List<String> SYSTEMS = List.of("oms", "wms", "erp", "bi");
    private static final List<String> WITH_FAULTS = List.of("oms", "wms", "erp");
    private static final Duration CLIENTS_FINISH = Duration.ofSeconds(60);

    private final DrillSettings settings;
    private final Consumer<String> progress;
    private final Clock clock;
    private final SplittableRandom random;
    private final List<Duration> restarts = new ArrayList<>();
    private final List<NemesisFindings> findings = new ArrayList<>();
    private final ShopAttempts attempts = new ShopAttempts();

    /** {@code progress} gets a line for people now and then. */
    public Drill(DrillSettings settings, Consumer<String> progress, Clock clock) {
        this.settings = settings;
        this.progress = progress;
        this.clock = clock;
        this.random = new SplittableRandom(settings.seed());
    }

    /**
     * Takes 6 to 15 s a kill, 20 to 70 s for another fault.
     *
     * @throws linkspan.lab.process.ChildFailed when a child does not start or ends by itself
     */
    public DrillResult run() throws InterruptedException {
        Path data = settings.places().data();
        Path logs = data.resolve("logs");
        HubSecrets secrets = HubSecrets.of(settings.places().home());
        try (Storage storage = Storage.start(settings.hubs().database(), data, logs, Jvm.BRIEF);
                SandboxChild sandbox = new SandboxChild(
                        data.resolve("sandbox"), logs.resolve("sandbox.log"), settings.seed(), Jvm.BRIEF);
                Burners burners = Burners.start(settings.conditions().load(), logs.resolve("burner.log"), Jvm.BRIEF);
                Hubs hubs = new Hubs(settings, SYSTEMS, sandbox, storage, secrets)) {
            for (String system : WITH_FAULTS) {
                sandbox.faults(system, faults(system));
            }
            restarts.addAll(hubs.start());
            Path journal = data.resolve("journal");
            try (Journal open = Journal.create(journal)) {
                Shop shop = new Shop(hubs.urls(), secrets.get("shopify-webhook"), open, attempts, clock);
                strike(hubs, storage, sandbox, shop);
            }
            return judge(Sent.read(journal), sandbox, hubs);
        }
    }

    private void strike(Hubs hubs, Storage storage, SandboxChild sandbox, Shop shop) throws InterruptedException {
        try (Load load = new Load(shop, settings.hubs().count() > 1 ? MODERATE : FULL, clock)) {
            load.start(random.split());
            Battlefield field = new Battlefield(
                    hubs.all(),
                    storage,
                    sandbox::faults,
                    new Battlefield.Clients(shop, load, attempts),
                    random.split(),
                    progress,
                    clock);
            for (Faults each : settings.faults()) {
                findings.add(each.nemesis(settings.amount()).strike(field));
            }
            restarts.addAll(field.restarts());
            load.finish(CLIENTS_FINISH);
            progress.accept(load.acknowledged() + " messages acknowledged");
        }
    }

    private DrillResult judge(Sent sent, SandboxChild sandbox, Hubs hubs) throws InterruptedException {
        new Settling(SYSTEMS, sandbox.ledgers()::summary, progress).await(sent.acknowledged());
        hubs.requireAlive();
        Map<String, Count> counts = new TreeMap<>();
        List<JsonNode> times = new ArrayList<>();
        for (String system : SYSTEMS) {
            counts.put(system, sent.count(sandbox.ledgers().effects(system)));
            times.add(sandbox.ledgers().times(system));
        }
        Takeovers takeovers = Takeovers.of(
                findings.stream().flatMap(each -> each.strikes().stream()).toList(), attempts, times);
        return new DrillResult(
                settings,
                sent.orders().size(),
                sent.acknowledged(),
                new Verdict(counts),
                new DrillResult.Observed(restarts, findings, takeovers));
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
}
