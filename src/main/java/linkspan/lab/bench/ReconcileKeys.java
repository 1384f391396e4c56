package linkspan.lab.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import linkspan.lab.bench.figure.BenchResult;
import linkspan.lab.bench.figure.FigureBudget;
import linkspan.lab.bench.stage.BenchSettings;
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
    private static final Duration LONGEST = Duration.ofSeconds(100);
    private static final long LOOK_EVERY_MS = 250;
    private static final Pattern USED = Pattern.compile("used (\\d+)K");
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
                route(stage.home());
                stage.start(hub);
                ran(hub, 0);
                JsonNode timed = ran(hub, 1);
                long before = used(hub);
                Peak peak = new Peak(hub);
                Thread probe = new Thread(peak, "bench-heap");
                probe.start();
                ran(hub, 2);
                peak.over = true;
                probe.join();
                return result(stage, timed, found(hub), expected, Math.max(0, peak.most - before) / KIB_IN_MIB);
            }
        }
    }

    /** Waits for the run of that number, from 0. */
    private static JsonNode ran(HubChild hub, int number) throws InterruptedException {
        hub.tell("/admin/reconcile/" + ROUTE + "/run", JsonNodeFactory.instance.objectNode());
        long end = System.nanoTime() + LONGEST.toNanos();
        while (System.nanoTime() < end) {
            JsonNode runs = hub.ask("/admin/reconcile/" + ROUTE + "?limit=1").path("runs");
            String state = runs.path(0).path("state").asText();
            if (runs.size() > number && state.equals("failed")) {
                throw new IllegalStateException(runs.path(0).path("error").asText());
            }
            if (runs.size() > number && state.equals("done")) {
                return runs.path(0);
            }
            Thread.sleep(LOOK_EVERY_MS);
        }
        throw new IllegalStateException("no end after " + LONGEST.toSeconds() + " s");
    }

    private static Set<String> found(HubChild hub) {
        Set<String> keys = new HashSet<>();
        hub.ask("/admin/reconcile/" + ROUTE + "?state=open&limit=99999")
                .path("differences")
                .forEach(each -> keys.add(each.path("key").asText()));
        return keys;
    }

    private BenchResult result(Stage stage, JsonNode run, Set<String> found, Set<String> expected, long extraMiB) {
        double seconds = Duration.between(
                                Instant.parse(run.path("startedAt").asText()),
                                Instant.parse(run.path("endedAt").asText()))
                        .toMillis()
                / 1_000.0;
        long right = found.stream().filter(expected::contains).count();
        ObjectNode figures = JsonNodeFactory.instance
                .objectNode()
                .put("keys", keys)
                .put("seconds", seconds)
                .put("planted", expected.size())
                .put("found", right)
                .put("false", found.size() - right)
                .put("extraHeapMiB", extraMiB);
        return new BenchResult(
                figures,
                List.of(
                        FigureBudget.atMost("seconds", Math.round(seconds), Math.max(5, keys / 20_000)),
                        FigureBudget.atLeast("planted and found", right, expected.size()),
                        FigureBudget.atMost("found and not planted", found.size() - right, 0),
                        FigureBudget.atMost("extra heap in MiB", extraMiB, 64)),
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
        write(home.resolve("routes/" + name + "/list-rows.camel.yaml"), """
                - route:
                    id: SIDE.list-rows
                    nodePrefixId: SIDE.list-rows.
                    description: The rows of one table, by key.
                    routeConfigurationId: reconciling
                    from:
                      uri: direct:SIDE.list-rows
                      steps:
                        - setBody:
                            id: ask
                            constant: select k as key, quantity from bench.rows_SIDE order by k
                        - removeHeaders:
                            id: drop
                            pattern: "*"
                        - to:
                            id: read
                            uri: "jdbc:SIDE?outputType=StreamList"
                """.replace("SIDE", name));
    }

    private static void route(Path home) {
        write(home.resolve("routes/right/reconcile-rows.camel.yaml"), """
                - templatedRoute:
                    routeId: right.reconcile-rows
                    prefixId: right.reconcile-rows.
                    routeTemplateRef: reconcile
                    parameters:
                      - {name: system, value: right}
                      - {name: thing, value: rows}
                      - {name: schedule, value: "0 0 2 * * ?"}
                      - {name: zone, value: UTC}
                      - {name: left, value: "direct:left.list-rows"}
                      - {name: right, value: "direct:right.list-rows"}
                      - {name: sorted, value: "left,right"}
                      - {name: settle, value: 1s}
                """);
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** KiB that are in use after a collection. */
    private static long used(HubChild hub) throws InterruptedException {
        jcmd(hub, "GC.run");
        Matcher used = USED.matcher(jcmd(hub, "GC.heap_info"));
        return used.find() ? Long.parseLong(used.group(1)) : 0;
    }

    private static String jcmd(HubChild hub, String command) throws InterruptedException {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        try {
            Process process = new ProcessBuilder(jcmd.toString(), Long.toString(hub.pid()), command)
                    .redirectErrorStream(true)
                    .start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor();
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException("the heap is measured with " + jcmd, e);
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
                    most = Math.max(most, used(hub));
                    Thread.sleep(2 * LOOK_EVERY_MS);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
