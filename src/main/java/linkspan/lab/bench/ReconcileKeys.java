package linkspan.lab.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import linkspan.lab.bench.figure.BenchResult;
import linkspan.lab.bench.figure.FigureBudget;
import linkspan.lab.bench.stage.BenchSettings;
import linkspan.lab.bench.stage.HubHeap;
import linkspan.lab.bench.stage.Stage;
import linkspan.lab.process.HubChild;
import linkspan.lab.process.PostgresChild;

/**
 * How long a reconciliation of two tables takes, what it finds of what was planted, and what it finds besides. It runs three times: to
 * warm up, timed, and with a collection every half second, for what it holds in memory.
 *
 * @param keys in each table, before anything is planted
 * @param planted changed, missing and further keys
 */
public record ReconcileKeys(int keys, int planted) implements Bench {
    private static final String ROUTE = "right.reconcile-rows";
    private static final String TABLES = "right.reconcile-tables";
    private static final int MOST_TIMES = 10;
    private static final long SHORTEST_PATIENCE_S = 100;
    private static final long KEYS_A_SECOND = 5_000;
    private static final long LOOK_EVERY_MS = 250;
    private static final int KIB_IN_MIB = 1_024;

    public ReconcileKeys {
        if (planted < 0 || keys < 1 || planted > keys / 2) {
            throw new IllegalArgumentException("--planted is at most half of --keys");
        }
    }

    @Override
    public BenchResult run(BenchSettings settings) throws InterruptedException {
        try (Stage stage = new Stage(settings)) {
            PostgresChild postgres = stage.postgres()
                    .orElseThrow(() -> new IllegalStateException("bench reconcile needs --database postgresql"));
            Set<String> expected =
                    BenchRowsStore.fill(postgres.url(), PostgresChild.USER, PostgresChild.PASSWORD, keys, planted);
            try (HubChild hub = stage.hub(List.of(), Map.of("LINKSPAN_SECRET_BENCH", PostgresChild.PASSWORD))) {
                side(stage.home(), "left", postgres.url());
                side(stage.home(), "right", postgres.url());
                route(stage.home(), "rows", "1s");
                route(stage.home(), "tables", "10ms");
                stage.start(hub);
                ran(hub, TABLES, 0);
                double counted = BenchRowsStore.count(postgres.url(), PostgresChild.USER, PostgresChild.PASSWORD);
                JsonNode inside = ran(hub, TABLES, 1);
                counted = (counted + BenchRowsStore.count(postgres.url(), PostgresChild.USER, PostgresChild.PASSWORD))
                        / 2;
                Compared tables = new Compared(inside, found(hub, TABLES), expected);
                ran(hub, ROUTE, 0);
                JsonNode timed = ran(hub, ROUTE, 1);
                long before = HubHeap.usedKib(hub);
                Peak peak = new Peak(hub);
                Thread probe = new Thread(peak, "bench-heap");
                probe.start();
                ran(hub, ROUTE, 2);
                peak.over = true;
                probe.join();
                return result(
                        stage,
                        new Compared(timed, found(hub, ROUTE), expected),
                        tables,
                        counted,
                        Math.max(0, peak.most - before) / KIB_IN_MIB);
            }
        }
    }

    /** Waits for the run of that number, from 0. */
    private JsonNode ran(HubChild hub, String route, int number) throws InterruptedException {
        hub.tell("/admin/reconcile/" + route + "/run", JsonNodeFactory.instance.objectNode());
        long patience = Math.max(SHORTEST_PATIENCE_S, keys / KEYS_A_SECOND);
        long end = System.nanoTime() + Duration.ofSeconds(patience).toNanos();
        while (System.nanoTime() < end) {
            JsonNode runs = hub.ask("/admin/reconcile/" + route + "?limit=1").path("runs");
            String state = runs.path(0).path("state").asText();
            if (runs.size() > number && state.equals("failed")) {
                throw new IllegalStateException(runs.path(0).path("error").asText());
            }
            if (runs.size() > number && state.equals("done")) {
                return runs.path(0);
            }
            Thread.sleep(LOOK_EVERY_MS);
        }
        throw new IllegalStateException(route + ": no end after " + patience + " s");
    }

    private static Set<String> found(HubChild hub, String route) {
        Set<String> keys = new HashSet<>();
        hub.ask("/admin/reconcile/" + route + "?state=open&limit=99999")
                .path("differences")
                .forEach(each -> keys.add(each.path("key").asText()));
        return keys;
    }

    /** What a run came to, against what was planted. */
    private record Compared(JsonNode run, Set<String> found, Set<String> expected) {
        double seconds() {
            return Duration.between(
                                    Instant.parse(run.path("startedAt").asText()),
                                    Instant.parse(run.path("endedAt").asText()))
                            .toMillis()
                    / 1_000.0;
        }

        long right() {
            return found.stream().filter(expected::contains).count();
        }

        long wrong() {
            return found.size() - right();
        }
    }

    private BenchResult result(Stage stage, Compared lists, Compared tables, double counted, long extraMiB) {
        ObjectNode figures = JsonNodeFactory.instance
                .objectNode()
                .put("keys", keys)
                .put("seconds", lists.seconds())
                .put("planted", lists.expected.size())
                .put("found", lists.right())
                .put("false", lists.wrong())
                .put("extraHeapMiB", extraMiB);
        double times = Math.round(MOST_TIMES * tables.seconds() / counted) / (double) MOST_TIMES;
        figures.putObject("tables")
                .put("seconds", tables.seconds())
                .put("countSeconds", Math.round(1_000 * counted) / 1_000.0)
                .put("timesCount", times)
                .put("found", tables.right())
                .put("false", tables.wrong());
        return new BenchResult(
                figures,
                List.of(
                        FigureBudget.atMost("seconds", Math.round(lists.seconds()), Math.max(5, 3L * keys / 100_000)),
                        FigureBudget.atLeast("planted and found", lists.right(), lists.expected.size()),
                        FigureBudget.atMost("found and not planted", lists.wrong(), 0),
                        FigureBudget.atMost("extra heap in MiB", extraMiB, 64),
                        FigureBudget.atMost("times the two count(*)", (long) Math.ceil(times), MOST_TIMES),
                        FigureBudget.atLeast("planted and found inside", tables.right(), tables.expected.size()),
                        FigureBudget.atMost("found inside and not planted", tables.wrong(), 0)),
                stage.conditions());
    }

    private static void side(Path home, String name, String url) {
        write(home.resolve("routes/" + name + "/system.properties"), """
                SIDE.title=Bench
                SIDE.owner=bench
                SIDE.contact=bench@example.com
                SIDE.start=now
                SIDE.url=%s
                SIDE.user=%s
                SIDE.password=bench
                """.replace("SIDE", name)
                .formatted(url, PostgresChild.USER));
        list(home, name, "tables", "");
        list(home, name, "rows", """
        - setProperty:
            id: note
            name: read
            constant: as a list
""");
    }

    /** @param more a step, so that the query alone does not say what the rows are */
    private static void list(Path home, String name, String thing, String more) {
        write(
                home.resolve("routes/" + name + "/list-" + thing + ".camel.yaml"),
                """
                - route:
                    id: SIDE.list-THING
                    nodePrefixId: SIDE.list-THING.
                    description: The rows of one table, by key.
                    routeConfigurationId: reconciling
                    from:
                      uri: direct:SIDE.list-THING
                      steps:
                        - setBody:
                            id: ask
                            constant: select k as key, quantity from bench.rows_SIDE order by k
                        - removeHeaders:
                            id: drop
                            pattern: "*"
                MORE
                        - to:
                            id: read
                            uri: "jdbc:SIDE?outputType=StreamList"
                """.replace("MORE\n", more).replace("SIDE", name).replace("THING", thing));
    }

    private static void route(Path home, String thing, String settle) {
        write(home.resolve("routes/right/reconcile-" + thing + ".camel.yaml"), """
                - templatedRoute:
                    routeId: right.reconcile-THING
                    prefixId: right.reconcile-THING.
                    routeTemplateRef: reconcile
                    parameters:
                      - {name: system, value: right}
                      - {name: thing, value: THING}
                      - {name: schedule, value: "0 0 2 * * ?"}
                      - {name: zone, value: UTC}
                      - {name: left, value: "direct:left.list-THING"}
                      - {name: right, value: "direct:right.list-THING"}
                      - {name: sorted, value: "left,right"}
                      - {name: settle, value: SETTLE}
                """.replace("THING", thing)
                .replace("SETTLE", settle));
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Looks at the heap until it is over. */
    private static final class Peak implements Runnable {
        private final HubChild hub;
        private volatile boolean over;
        private volatile long most;

        Peak(HubChild hub) {
            this.hub = hub;
        }

        @Override
        public void run() {
            try {
                while (!over) {
                    most = Math.max(most, HubHeap.usedKib(hub));
                    Thread.sleep(2 * LOOK_EVERY_MS);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
