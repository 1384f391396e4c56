package linkspan.cli.operator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import linkspan.cli.terminal.EverySecond;
import linkspan.cli.terminal.HubAccess;
import linkspan.model.Json;
import linkspan.platform.terminal.CommandFailed;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Reconciliations of a running hub. Exit 1: refused, a run that failed, a key that differs. */
@Command(
        name = "reconcile",
        description = "What two systems disagree about: compare now, show, mend, report.",
        synopsisSubcommandLabel = "(list | show | run | repair | report | check)",
        footer = {"", "Example:", "  java -jar target/linkspan.jar reconcile run wms.reconcile-stock"})
public final class ReconcileCommand {
    private static final String ADMIN = "admin";
    private static final String DESK = "reconcile";

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "show this help")
    private boolean help;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Command(
            name = "list",
            description = "Lists what is compared: when next, and what the last run found.",
            footer = {"", "Example:", "  java -jar target/linkspan.jar reconcile list"})
    int list(@Mixin HubAccess hub) {
        return hub.print(spec.commandLine(), hub.get("/admin/reconcile"), ReconcileWords::table);
    }

    @Command(
            name = "show",
            description = "Shows the differences that stand, the largest first, and what is done about them.",
            footer = {
                "",
                "Example:",
                "  java -jar target/linkspan.jar reconcile show wms.reconcile-stock --kind differs"
            })
    int show(
            @Mixin HubAccess hub,
            @Parameters(paramLabel = "ROUTE", description = "as wms.reconcile-stock") String route,
            @Option(names = "--key", description = "only of this key") @Nullable String key,
            @Option(names = "--kind", description = "missing-left, missing-right, differs, duplicate, unreadable")
                    @Nullable
                    String kind,
            @Option(names = "--state", description = "open, in-flight, repairing, repaired, closed") @Nullable
                    String state,
            @Option(names = "--limit", defaultValue = "100", description = "so many (${DEFAULT-VALUE})") int limit) {
        Map<String, String> query = new TreeMap<>(Map.of("limit", Integer.toString(limit)));
        HubAccess.put(query, "key", key);
        HubAccess.put(query, "kind", kind);
        HubAccess.put(query, "state", state);
        HubAccess.Reply reply = hub.get(HubAccess.path(ADMIN, DESK, route) + HubAccess.query(query));
        return hub.print(spec.commandLine(), reply, ReconcileWords::differences);
    }

    @Command(
            name = "run",
            description = "Compares now, and waits for the end with a line of progress each second.",
            footer = {"", "Example:", "  java -jar target/linkspan.jar reconcile run wms.reconcile-stock --json"})
    int run(
            @Mixin HubAccess hub,
            @Parameters(paramLabel = "ROUTE", description = "as wms.reconcile-stock") String route) {
        JsonNode before = newest(hub, route);
        HubAccess.Reply asked = hub.post(HubAccess.path(ADMIN, DESK, route, "run"), HubAccess.object());
        if (!asked.fine()) {
            throw new CommandFailed(asked.error());
        }
        EverySecond wait = new EverySecond(Duration.ofHours(6));
        while (wait.more()) {
            JsonNode run = newest(hub, route);
            if (run.equals(before) || run.path("run").equals(before.path("run")) && !running(before)) {
                wait.atMost(Duration.ofSeconds(30), "the run has not begun: is another one under way?");
                continue;
            }
            if (!running(run)) {
                spec.commandLine().getOut().println(hub.json() ? Json.text(run) : ReconcileWords.ended(run));
                return run.path("state").asText().equals("done") ? 0 : 1;
            }
            spec.commandLine().getErr().println(ReconcileWords.progress(run, before));
        }
        throw new CommandFailed("the run is still going on");
    }

    private static boolean running(JsonNode run) {
        return run.path("state").asText().equals("running");
    }

    private static JsonNode newest(HubAccess hub, String route) {
        HubAccess.Reply reply = hub.get(HubAccess.path(ADMIN, DESK, route) + "?limit=1");
        if (!reply.fine()) {
            throw new CommandFailed(reply.error());
        }
        return reply.json().path("runs").path(0);
    }

    @Command(
            name = "repair",
            description = "Has differences mended by the route's own repair, each once; then looks whether it helped.",
            footer = {
                "",
                "Example:",
                "  java -jar target/linkspan.jar reconcile repair wms.reconcile-stock --key SKU001 --dry-run",
                "  java -jar target/linkspan.jar reconcile repair wms.reconcile-stock --all"
            })
    int repair(
            @Mixin HubAccess hub,
            @Parameters(paramLabel = "ROUTE", description = "as wms.reconcile-stock") String route,
            @Option(names = "--key", description = "this key; may be said several times") @Nullable List<String> keys,
            @Option(names = "--kind", description = "all of this kind") @Nullable String kind,
            @Option(names = "--since", description = "all that were first seen then or later") @Nullable String since,
            @Option(names = "--all", description = "all that stand") boolean all,
            @Option(names = "--dry-run", description = "only says what would be done") boolean dryRun) {
        ObjectNode body = HubAccess.object().put("dryRun", dryRun).put("all", all);
        if (keys != null) {
            ArrayNode named = body.putArray("keys");
            keys.forEach(named::add);
        }
        body.put("kind", kind).put("since", since);
        HubAccess.Reply reply = hub.post(HubAccess.path(ADMIN, DESK, route, "repair"), body);
        if (!reply.fine()) {
            throw new CommandFailed(reply.error());
        }
        ObjectNode answer = (ObjectNode) reply.json();
        if (!dryRun) {
            answer.put("stillRepairing", awaitRepairs(hub, route));
        }
        spec.commandLine().getOut().println(hub.json() ? Json.text(answer) : ReconcileWords.mended(answer));
        return answer.path("refused").asInt() > 0
                        || answer.path("stillRepairing").asInt() > 0
                ? 1
                : 0;
    }

    /** How many are not verified after a minute. */
    private static int awaitRepairs(HubAccess hub, String route) {
        EverySecond wait = new EverySecond(Duration.ofMinutes(1));
        int left = 0;
        do {
            left = hub.get(HubAccess.path(ADMIN, DESK, route) + "?state=repairing&limit=99999")
                    .json()
                    .path("differences")
                    .size();
        } while (left > 0 && wait.more());
        return left;
    }

    @Command(
            name = "report",
            description = "Writes what stands as CSV, JSON, or a page that needs nothing else.",
            footer = {
                "",
                "Example:",
                "  java -jar target/linkspan.jar reconcile report wms.reconcile-stock --format html --out stock.html"
            })
    int report(
            @Mixin HubAccess hub,
            @Parameters(paramLabel = "ROUTE", description = "as wms.reconcile-stock") String route,
            @Option(names = "--format", defaultValue = "csv", description = "csv, json, html (${DEFAULT-VALUE})")
                    String format,
            @Option(names = "--out", paramLabel = "FILE", description = "where to; else it is printed") @Nullable
                    Path out) {
        HubAccess.Reply reply = hub.get(HubAccess.path(ADMIN, DESK, route, "report")
                + HubAccess.query(Map.of("format", hub.json() ? "json" : format)));
        if (!reply.fine()) {
            throw new CommandFailed(reply.error());
        }
        if (out == null) {
            spec.commandLine().getOut().println(reply.body().stripTrailing());
            return 0;
        }
        try {
            Files.writeString(out, reply.body());
        } catch (IOException e) {
            throw new CommandFailed(out + " cannot be written: " + e.getMessage());
        }
        spec.commandLine().getOut().println("written to " + out);
        return 0;
    }

    @Command(
            name = "check",
            description = "Looks at one record in all systems now: a sentence for each reconciliation.",
            footer = {"", "Example:", "  java -jar target/linkspan.jar reconcile check SKU001"})
    int check(
            @Mixin HubAccess hub,
            @Parameters(paramLabel = "KEY", description = "an order, a SKU, a customer") String key,
            @Option(
                            names = "--lang",
                            paramLabel = "en|zh",
                            defaultValue = "en",
                            description = "language (${DEFAULT-VALUE})")
                    String language) {
        HubAccess.Reply reply = hub.get("/admin/reconcile-key" + HubAccess.query(Map.of("key", key, "lang", language)));
        if (!reply.fine()) {
            throw new CommandFailed(reply.error());
        }
        JsonNode all = reply.json().path("reconciliations");
        boolean fine = true;
        StringBuilder text = new StringBuilder();
        for (JsonNode each : all) {
            String state = each.path("state").asText();
            fine &= state.equals("same") || state.equals("unknown");
            text.append(text.isEmpty() ? "" : "\n")
                    .append(each.path("route").asText())
                    .append(": ")
                    .append(each.path("text").asText());
        }
        spec.commandLine().getOut().println(hub.json() ? Json.text(reply.json()) : text.toString());
        return fine ? 0 : 1;
    }
}
