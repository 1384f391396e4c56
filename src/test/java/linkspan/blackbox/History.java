package linkspan.blackbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.UUID;
import linkspan.blackbox.hub.Burners;
import linkspan.blackbox.hub.HubHome;
import linkspan.blackbox.hub.HubProcess;
import linkspan.blackbox.hub.Hubs;
import linkspan.blackbox.hub.Ports;
import linkspan.blackbox.hub.Servers;
import linkspan.blackbox.nemesis.HubFailed;
import linkspan.blackbox.nemesis.Stage;
import linkspan.blackbox.nemesis.Strike;
import linkspan.blackbox.receiver.Receiver;
import linkspan.blackbox.receiver.Receivers;
import linkspan.blackbox.shop.Journal;
import linkspan.blackbox.shop.Post;
import linkspan.blackbox.shop.Tellers;

/** One history: senders tell, misfortune strikes, and in the end the journal is held against the receivers' ledgers. */
public final class History {
    private static final Duration TELLERS_FINISH = Duration.ofSeconds(15);
    private final HistorySettings settings;
    private final Timeline timeline;
    private final Map<String, Integer> strikes = new TreeMap<>();
    private final List<Problem> problems = new ArrayList<>();

    public History(HistorySettings settings, Timeline timeline) {
        this.settings = settings;
        this.timeline = timeline;
    }

    /** Takes the settings' length and up to some minutes more. */
    public Verdict play() throws IOException, InterruptedException {
        long begun = System.nanoTime();
        SplittableRandom random = new SplittableRandom(settings.seed());
        Ports ports = new Ports();
        Path logs = settings.folder().resolve("logs");
        String shopSecret = "shop-" + UUID.randomUUID();
        Map<String, String> secrets = Map.of(
                "LINKSPAN_SECRET_MASTER_KEY", "master-" + UUID.randomUUID() + UUID.randomUUID(),
                "LINKSPAN_SECRET_WOOCOMMERCE_WEBHOOK", "woo-" + UUID.randomUUID(),
                "LINKSPAN_SECRET_SHOPIFY_WEBHOOK", shopSecret);
        HubHome home = new HubHome(settings.source(), settings.folder().resolve("home"));
        try (Receivers receivers = new Receivers(ports, random.split());
                Servers servers = servers(logs, ports);
                Journal journal = new Journal(settings.folder().resolve("journal.jsonl"))) {
            receivers
                    .all()
                    .forEach(each -> home.addReceiver(
                            each.manner().system(),
                            each.url(),
                            each.manner().honours(),
                            each.manner().timeout()));
            try (Hubs hubs =
                    new Hubs(settings.hubs(), settings.jar(), home, settings.folder(), secrets, servers, ports)) {
                timeline.say("starting, logs in " + logs);
                hubs.startAll();
                timeline.say("every hub is ready");
                JsonNode client = hubs.all().get(0).operator().addClient("proof");
                Post.Keys keys = new Post.Keys(
                        shopSecret,
                        client.path("keyId").asText(),
                        client.path("secret").asText());
                Stage stage = new Stage(hubs, servers, receivers, random.split(), timeline::say);
                strike(stage, new Post(keys, journal), random);
                Settling settling = new Settling(hubs, receivers, timeline);
                Told told = settle(stage, settling, journal);
                return new Verdict(
                        settings,
                        told.figures(),
                        strikes,
                        receivers,
                        settling.decided(),
                        Duration.ofNanos(System.nanoTime() - begun),
                        problems,
                        new Evidence(journal, receivers, hubs).of(problems));
            }
        }
    }

    private Servers servers(Path logs, Ports ports) throws IOException {
        Files.createDirectories(logs);
        return settings.database() == HistorySettings.Database.H2
                ? Servers.embedded()
                : Servers.ofTheirOwn(settings.jar(), settings.folder(), logs, ports);
    }

    private void strike(Stage stage, Post post, SplittableRandom random) throws InterruptedException {
        List<Strike> possible = Strike.possible(settings.database() != HistorySettings.Database.H2).stream()
                .filter(each -> settings.only().isEmpty() || settings.only().contains(each.word()))
                .toList();
        List<String> authorities =
                stage.hubs().all().stream().map(HubProcess::authority).toList();
        try (Burners burners = new Burners(settings.burners(), settings.folder().resolve("logs"));
                Tellers tellers = new Tellers(settings.tellers(), post, authorities, random.split())) {
            long end = System.nanoTime() + settings.length().toNanos();
            SplittableRandom dice = random.split();
            Thread.sleep(2_000L + dice.nextInt(4_000));
            while (System.nanoTime() < end) {
                Strike strike = possible.get(dice.nextInt(possible.size()));
                strikes.merge(strike.word(), 1, Integer::sum);
                timeline.say(strike.word());
                strike.at(stage);
                Thread.sleep(1_000L + dice.nextInt(6_000));
            }
            timeline.say("no more strikes");
            tellers.finish(TELLERS_FINISH);
            timeline.say("nothing more is told, " + burners.count() + " burners end");
        } catch (HubFailed e) {
            problems.add(new Problem(Problem.Kind.NOT_READY, "hub", "", "", String.valueOf(e.getMessage())));
        }
    }

    private Told settle(Stage stage, Settling settling, Journal journal) throws InterruptedException {
        stage.receivers().behave();
        Told told = new Told(journal.read());
        Judge judge = new Judge(told);
        if (problems.isEmpty()) {
            problems.addAll(settling.await(judge));
        }
        for (Receiver each : stage.receivers().all()) {
            problems.addAll(judge.problems(each.manner().system(), each.arrivals()));
        }
        for (HubProcess hub : stage.hubs().all()) {
            if (!hub.awaitReady(Duration.ofSeconds(20))) {
                problems.add(new Problem(
                        Problem.Kind.NOT_READY,
                        hub.name(),
                        "",
                        "",
                        hub.operator().health()));
            }
        }
        return told;
    }
}
