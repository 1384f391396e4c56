package linkspan.lab.demo;

import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import linkspan.commit.outbox.EventLogStore;
import linkspan.inbound.auth.SigningKey;
import linkspan.lab.client.Loopback;
import linkspan.lab.ledger.Count;
import linkspan.lab.ledger.LedgerReader;
import linkspan.lab.ledger.Verdict;
import linkspan.model.EventType;
import linkspan.model.Topic;
import linkspan.platform.system.Secrets;
import linkspan.platform.system.SystemCatalog;

/**
 * Posts messages and waits until every event has taken effect in every system that is subscribed to it, or two minutes
 * have passed; then the warehouse ships, and the same again. Not before: what changes an order would come too late.
 */
public final class Demo {
    /** Makes a stage: a hub with simulated systems, ready when this returns. */
    @FunctionalInterface
    public interface Opening {
        Stage open(Path home, Path data, int port, int opsPort);
    }

    /** What the demo needs to know of a running hub. */
    public interface Stage extends AutoCloseable {
        @Override
        void close();

        int opsPort();

        /** Of the ops port, for whoever may do everything. */
        String opsToken();

        /** Where an order stands in every system, in sentences. */
        String timeline(String orderId);

        URI messagePort();

        URI sandbox();

        SystemCatalog systems();

        Secrets secrets();

        /** A new key of the client of that name. */
        SigningKey clientKey(String client);

        List<EventLogStore.Entry> events();

        /** Systems that get such an event when it was accepted at that time. */
        Set<String> subscribers(EventLogStore.Entry event);

        /** One line about each system, for people. */
        List<String> lines();
    }

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(120);
    private final Loopback http = new Loopback();
    private final Stage stage;
    private final PrintWriter progress;
    private final Warehouse warehouse;
    private final DemoWords words;

    /** @param locale of what is said about the reconciliation */
    public Demo(Stage stage, PrintWriter progress, Locale locale) {
        this.words = new DemoWords(locale);
        this.stage = stage;
        this.progress = progress;
        this.warehouse = new Warehouse(http, stage.sandbox());
    }

    /** {@code messages}: bundled ones, or those of a folder. */
    public DemoResult run(List<ShopMessage> messages) throws InterruptedException {
        ShopPoster poster = new ShopPoster(http, stage, Clock.systemUTC());
        Map<ShopPoster.Said, Integer> said = new EnumMap<>(ShopPoster.Said.class);
        Pace pace = new Pace();
        for (ShopMessage message : messages) {
            ShopPoster.Said answer = poster.post(message);
            said.merge(answer, 1, Integer::sum);
            if (answer == ShopPoster.Said.REFUSED) {
                progress.println("refused: " + message.name());
            }
            pace.show();
        }
        Verdict verdict = waitForEffects(pace);
        int left = ship();
        if (left > 0) {
            progress.println("the warehouse ships " + left + " orders");
            warehouse.awaitTold();
            verdict = waitForEffects(pace);
        }
        stage.lines().forEach(progress::println);
        Optional<Reconciled> shown = new PlantedDifference(http, stage, progress, words, newSku()).show();
        if (shown.isPresent()) {
            verdict = waitForEffects(pace);
        }
        return new DemoResult(
                said.getOrDefault(ShopPoster.Said.ACCEPTED, 0),
                said.getOrDefault(ShopPoster.Said.REFUSED, 0),
                said.getOrDefault(ShopPoster.Said.KEPT, 0),
                verdict,
                shown.orElse(null));
    }

    /** A folder that is kept has those of earlier demos. */
    private static String newSku() {
        return "DEMO-TEA-" + UUID.randomUUID().toString().substring(0, 8);
    }

    /** Lets the warehouse ship what it has got by now; how many orders left. */
    public int ship() throws InterruptedException {
        List<EventLogStore.Entry> events = stage.events();
        Set<String> waiting = keys(events, EventType.ORDER_DISPATCHED);
        waiting.removeAll(keys(events, EventType.ORDER_CANCELLED));
        waiting.removeAll(keys(events, EventType.ORDER_SHIPPED));
        int left = 0;
        for (String orderId : waiting) {
            left += warehouse.ship(orderId) ? 1 : 0;
        }
        return left;
    }

    private static Set<String> keys(List<EventLogStore.Entry> events, EventType type) {
        return events.stream()
                .filter(event -> event.type().equals(type))
                .map(EventLogStore.Entry::key)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The way of one order through all systems, and what else there is to try; for people. */
    public String whatNext(Path data) {
        String order = stage.events().stream()
                .filter(event -> event.type().topic().equals(Topic.ORDER))
                .max(Comparator.comparingLong(EventLogStore.Entry::sequence))
                .map(EventLogStore.Entry::key)
                .orElse("");
        boolean standard = stage.opsPort() == 8081 && data.equals(Path.of("data"));
        String options = standard ? "" : " --ops-port " + stage.opsPort() + " --data " + data;
        return String.join(
                "\n",
                "",
                stage.timeline(order),
                "",
                "Try next, in another terminal:",
                "  java -jar target/linkspan.jar order " + order + options,
                "  curl -s " + stage.sandbox() + "/ledger/wms/" + order,
                "  curl -s " + stage.sandbox()
                        + "/faults/wms -d '{\"status\":503}'   (the warehouse fails; 0 mends it)",
                "  java -jar target/linkspan.jar letters list" + options,
                "  curl -s http://127.0.0.1:" + stage.opsPort() + "/metrics",
                "Ctrl-C stops it.",
                "");
    }

    private Verdict waitForEffects(Pace pace) throws InterruptedException {
        LedgerReader ledgers = new LedgerReader(http, stage.sandbox().toString());
        long end = System.nanoTime() + LONGEST_WAIT.toNanos();
        while (true) {
            // dispatches and the like follow from deliveries, so what is expected grows while we look
            Map<String, Count> found = new HashMap<>();
            expected()
                    .forEach((system, orders) ->
                            found.put(system, ledgers.effects(system).against(orders)));
            boolean all = found.values().stream().allMatch(count -> count.lost() == 0);
            if (all || System.nanoTime() > end) {
                return new Verdict(found);
            }
            pace.show();
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    /** By system and order the sequences that must take effect. */
    private Map<String, Map<String, Set<Long>>> expected() {
        Map<String, Map<String, Set<Long>>> expected = new HashMap<>();
        for (EventType type : EventType.OWN) {
            stage.subscribers(new EventLogStore.Entry(type, "", 0, java.time.Instant.MAX))
                    .forEach(system -> expected.put(system, new HashMap<>()));
        }
        for (EventLogStore.Entry event : stage.events()) {
            for (String system : stage.subscribers(event)) {
                expected.computeIfAbsent(system, id -> new HashMap<>())
                        .computeIfAbsent(event.key(), key -> new HashSet<>())
                        .add(event.sequence());
            }
        }
        return expected;
    }

    /** A look at the systems once a second. */
    private final class Pace {
        private long next = System.nanoTime();

        void show() {
            if (System.nanoTime() >= next) {
                next = System.nanoTime() + TimeUnit.SECONDS.toNanos(1);
                stage.lines().forEach(progress::println);
            }
        }
    }
}
