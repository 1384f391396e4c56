package linkspan.lab.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import linkspan.lab.bench.figure.BenchResult;
import linkspan.lab.bench.figure.FigureBudget;
import linkspan.lab.bench.load.SourceStore;
import linkspan.lab.bench.stage.BenchSettings;
import linkspan.lab.bench.stage.Stage;
import linkspan.lab.process.HubChild;

/**
 * How many rows of a table become committed events in a second, while the hub is killed now and then; then what has come of them is
 * counted at a system that they are delivered to.
 *
 * @param kills with {@code kill -9}, spread over the rows
 */
public record PolledRows(int rows, int kills) implements Bench {
    private static final String ROUTE = "erp.poll-products";
    private static final int LEAST_PER_SECOND = 10_000;
    private static final long LOOK_EVERY_MS = 20;
    private static final Duration LONGEST_RUN = Duration.ofSeconds(90);
    private static final Duration LONGEST_DELIVERY = Duration.ofSeconds(240);

    public PolledRows {
        if (rows < 1_000 || rows > 10_000_000 || kills < 0 || kills > 100) {
            throw new IllegalArgumentException("--rows is 1000 to 10000000, --kills 0 to 100");
        }
    }

    /** Rows and the time in which they were committed, the hub's starts not counted. */
    private record Stint(long rows, long nanos) {}

    @Override
    public BenchResult run(BenchSettings settings) throws InterruptedException {
        try (SourceStore source = SourceStore.with(rows);
                Stage stage = new Stage(settings)) {
            Map<String, String> erp =
                    Map.of("LINKSPAN_ERP_DATABASE_URL", source.url() + ";MODE=PostgreSQL", "LINKSPAN_ERP_START", "now");
            long nanos = 0;
            long taken = 0;
            try (HubChild hub = stage.hub(List.of("erp"), erp)) {
                for (int kill = 0; kill <= kills; kill++) {
                    stage.start(hub);
                    long until = kill == kills ? rows : (long) rows * (kill + 1) / (kills + 1);
                    Stint stint = poll(hub, until);
                    taken += stint.rows;
                    nanos += stint.nanos;
                    stage.say(until + " rows" + (kill == kills ? "" : ", killed"));
                    hub.kill();
                }
            }
            return counted(stage, erp, nanos == 0 ? 0 : taken * 1e9 / nanos);
        }
    }

    private Stint poll(HubChild hub, long until) throws InterruptedException {
        long before = taken(hub);
        hub.tell("/admin/polls/" + ROUTE + "/run", JsonNodeFactory.instance.objectNode());
        long begun = System.nanoTime();
        long now = before;
        while (now < until && System.nanoTime() - begun < LONGEST_RUN.toNanos()) {
            Thread.sleep(LOOK_EVERY_MS);
            now = taken(hub);
        }
        return new Stint(now - before, System.nanoTime() - begun);
    }

    private static long taken(HubChild hub) {
        for (JsonNode poll : hub.ask("/admin/polls").path("polls")) {
            if (poll.path("route").asText().equals(ROUTE)) {
                return poll.path("rows").asLong();
            }
        }
        return 0;
    }

    private BenchResult counted(Stage stage, Map<String, String> erp, double perSecond) throws InterruptedException {
        try (HubChild hub = stage.hub(List.of("erp", "wms"), erp)) {
            stage.start(hub);
            stage.awaitDistinct(List.of("wms"), rows, LONGEST_DELIVERY);
        }
        JsonNode ledger = stage.sandbox().ledgers().summary("wms");
        long lost = rows - ledger.required("distinct").longValue();
        long doubled = ledger.required("effects").longValue()
                - ledger.required("distinct").longValue();
        return new BenchResult(
                JsonNodeFactory.instance
                        .objectNode()
                        .put("rows", rows)
                        .put("rowsPerSecond", Math.round(perSecond))
                        .put("lost", lost)
                        .put("doubled", doubled)
                        .put("kills", kills),
                List.of(
                        FigureBudget.atLeast("rows a second", perSecond, LEAST_PER_SECOND),
                        FigureBudget.atMost("rows lost", lost, 0),
                        FigureBudget.atMost("rows doubled", doubled, 0)),
                stage.conditions());
    }
}
