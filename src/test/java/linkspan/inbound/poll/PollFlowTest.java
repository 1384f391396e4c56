package linkspan.inbound.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import linkspan.cli.operator.LettersCommand;
import linkspan.cli.operator.PollCommand;
import linkspan.model.Json;
import linkspan.platform.crash.CrashPoint;
import linkspan.stand.FreeHub;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A table is polled: its history in pages, then what changes. */
@Tag("database")
@Timeout(300)
class PollFlowTest {
    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir(cleanup = CleanupMode.NEVER) // a broker that ends late would end this JVM
    private Path home;

    @AfterEach
    void disarm() {
        CrashPoint.disarm();
    }

    private static List<String> products(FreeHub hub) {
        return hub.events("PRODUCT_CHANGED");
    }

    private static void awaitProducts(FreeHub hub, int count) {
        await().atMost(SOON).until(() -> products(hub).size() >= count);
    }

    @Test
    void history_comes_in_pages_then_changes_without_gap_or_overlap() throws Exception {
        try (PolledTable table = new PolledTable("history")) {
            table.add(1, 2500, 3600);
            table.routes(FreeHub.home(home), "size=100&overlap=10s");
            try (FreeHub hub = FreeHub.start(home, Map.of())) {
                awaitProducts(hub, 2500);
                assertThat(new TreeSet<>(products(hub))).hasSize(2500);
                table.add(3001, 3010, 0);
                awaitProducts(hub, 2510);
                table.sql("update products set price = 7.00, updated_at = current_timestamp where id in (5, 3005)");
                awaitProducts(hub, 2512);
                table.sql("insert into products values (4000, 'LATE', 'Late', 1, " + table.secondsAgo("5") + ")");
                awaitProducts(hub, 2513);
                assertThat(products(hub)).hasSize(2513).contains("LATE");
            }
        }
    }

    @Test
    void a_crash_at_any_step_loses_nothing_and_doubles_nothing() throws Exception {
        try (PolledTable table = new PolledTable("crash")) {
            table.add(1, 400, 3600);
            table.routes(FreeHub.home(home), "size=50&overlap=10s");
            List.of("G1", "G2", "G3", "G4", "A4", "A8", "A9").forEach(point -> CrashPoint.arm(point, 2));
            try (FreeHub hub = FreeHub.start(home, Map.of())) {
                awaitProducts(hub, 400);
                await().atMost(SOON)
                        .until(() -> List.of("G1", "G2", "G3", "G4").stream().noneMatch(CrashPoint::isArmed));
                assertThat(products(hub)).hasSize(400).doesNotHaveDuplicates();
            }
        }
    }

    @Test
    void a_row_that_cannot_be_mapped_is_a_letter_and_too_many_stop_the_poll() throws Exception {
        try (PolledTable table = new PolledTable("letters")) {
            table.add(1, 300, 3600);
            table.sql("update products set name = null where id = 77");
            table.routes(FreeHub.home(home), "size=100&overlap=10s");
            try (FreeHub hub = FreeHub.start(home, Map.of())) {
                awaitProducts(hub, 299);
                assertThat(hub.rows("select error from messages where state = 'kept'", row -> row.getString(1)))
                        .singleElement()
                        .asString()
                        .startsWith("mapping-failed");
                table.sql("update products set name = null, updated_at = current_timestamp where id > 250");
                await().atMost(SOON)
                        .until(() -> hub.rows("select state from checkpoints", row -> row.getString(1))
                                .contains("stopped"));
                assertThat(poll(hub, "list")).contains("acme.poll-products").contains("stopped (");
                assertThat(poll(hub, "run", "acme.poll-products")).contains("resume it first");
                assertThat(poll(hub, "resume", "acme.poll-products")).contains("resumed");
                assertThat(poll(hub, "pause", "acme.poll-products")).contains("paused");
                table.mapping(home, "fallback(.name, \"nameless\")");
                hub.restart();
                replayFirstLetter(hub);
                awaitProducts(hub, 300);
                assertThat(poll(hub, "reset", "acme.poll-products")).contains("would go back from");
                assertThat(products(hub)).hasSize(300);
                assertThat(poll(hub, "reset", "acme.poll-products", "--yes")).contains("set back from");
                assertThat(poll(hub, "resume", "acme.poll-products")).contains("resumed");
                awaitProducts(hub, 600);
                assertThat(hub.rows(
                                "select action from audit_log where target = 'acme.poll-products' order by audit_id",
                                row -> row.getString(1)))
                        .containsExactly("poll-resume", "poll-pause", "poll-reset", "poll-resume");
            }
        }
    }

    private String poll(FreeHub hub, String... arguments) {
        StringWriter said = new StringWriter();
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of(
                "--ops-port",
                Integer.toString(hub.opsPort()),
                "--data",
                home.resolve("data").toString()));
        new CommandLine(new PollCommand())
                .setOut(new PrintWriter(said, true))
                .setErr(new PrintWriter(said, true))
                .setExecutionExceptionHandler((failed, line, parsed) -> {
                    said.write(String.valueOf(failed.getMessage()));
                    return 1;
                })
                .execute(all.toArray(String[]::new));
        return said.toString();
    }

    private void replayFirstLetter(FreeHub hub) {
        String letter = hub.rows(
                        "select message_id from messages where state = 'kept' order by received_at",
                        row -> row.getString(1))
                .get(0);
        StringWriter said = new StringWriter();
        new CommandLine(new LettersCommand())
                .setOut(new PrintWriter(said, true))
                .setErr(new PrintWriter(said, true))
                .execute(
                        "list",
                        "--ops-port",
                        Integer.toString(hub.opsPort()),
                        "--data",
                        home.resolve("data").toString(),
                        "--json");
        String id = Json.read(said.toString()).path("letters").findValuesAsText("id").stream()
                .filter(each -> each.contains(letter))
                .findFirst()
                .orElseThrow(() -> new AssertionError(said));
        assertThat(new CommandLine(new LettersCommand())
                        .execute(
                                "replay",
                                id,
                                "--ops-port",
                                Integer.toString(hub.opsPort()),
                                "--data",
                                home.resolve("data").toString()))
                .isZero();
    }
}
