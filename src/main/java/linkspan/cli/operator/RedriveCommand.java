package linkspan.cli.operator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.Callable;
import linkspan.cli.terminal.HubAccess;
import linkspan.platform.terminal.CommandFailed;
import linkspan.platform.terminal.TextTable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Looks which letters a redrive would take, and with {@code --start} carries it out. */
@Command(
        name = "redrive",
        description =
                "Replays many letters by a plan: one, ten, a hundred, then so many a second; stops by itself when too"
                        + " many fail again. Without --start it only counts, and tries ten of them on today's mapping.",
        footer = {
            "",
            "Example:",
            "  java -jar target/linkspan.jar letters redrive --system wms --code mapping-failed",
            "  java -jar target/linkspan.jar letters redrive --system wms --code mapping-failed --start --rate 50"
        })
public final class RedriveCommand implements Callable<Integer> {
    @Mixin
    private HubAccess hub = new HubAccess();

    @Option(names = "--system", description = "only of this system")
    private @Nullable String system;

    @Option(names = "--event", description = "only of this event, or of this inbound route")
    private @Nullable String event;

    @Option(names = "--code", description = "only with this failure code")
    private @Nullable String code;

    @Option(names = "--key", description = "only of this order or SKU")
    private @Nullable String key;

    @Option(names = "--text", description = "only with this in their cause")
    private @Nullable String text;

    @Option(names = "--since", description = "only failed since then: 2026-11-11T00:00:00Z")
    private @Nullable String since;

    @Option(names = "--until", description = "only failed before: 2026-11-11T06:00:00Z")
    private @Nullable String until;

    @Option(names = "--start", description = "plans and starts")
    private boolean start;

    @Option(
            names = "--rate",
            defaultValue = "20",
            description = "letters a second after the canaries (${DEFAULT-VALUE})")
    private int rate;

    @Option(
            names = "--stop-above",
            paramLabel = "PERCENT",
            defaultValue = "10",
            description = "stops when more of them fail again (${DEFAULT-VALUE})")
    private int limit;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        ObjectNode body = HubAccess.object()
                .put("system", system)
                .put("event", event)
                .put("code", code)
                .put("key", key)
                .put("text", text)
                .put("since", since)
                .put("until", until);
        if (!start) {
            return hub.print(spec.commandLine(), hub.post("/admin/redrives/outlook", body), RedriveCommand::outlook);
        }
        HubAccess.Reply plan =
                hub.post("/admin/redrives", body.put("perSecond", rate).put("failureLimit", limit));
        if (!plan.fine()) {
            throw new CommandFailed(plan.error());
        }
        String id = plan.json().path("id").asText();
        return hub.print(
                spec.commandLine(),
                hub.post(HubAccess.path("admin", "redrives", id, "start"), HubAccess.object()),
                answer -> "started " + id + ": " + answer.path("letters").asText() + " letters; letters redrives " + id
                        + " says how far it is");
    }

    private static String outlook(JsonNode answer) {
        StringBuilder said =
                new StringBuilder(answer.path("letters").asText()).append(" letters match; --start replays them");
        for (JsonNode tried : answer.path("sample")) {
            said.append("\n  ")
                    .append(tried.path("fine").asBoolean() ? "fine   " : "fails  ")
                    .append(tried.path("letter").asText());
            tried.path("problems").forEach(problem -> said.append("\n         ").append(problem.asText()));
        }
        return said.toString();
    }

    /** One plan, with what came of its letters. */
    static String plan(JsonNode plan) {
        TextTable items = new TextTable("#", "LETTER", "RESULT", "NOTE");
        plan.path("items")
                .forEach(item -> items.add(
                        item.path("place").asText(),
                        item.path("letter").asText(),
                        item.path("result").asText(),
                        item.path("note").asText("")));
        return line(plan) + (plan.path("items").isEmpty() ? "" : "\n\n" + items);
    }

    static String line(JsonNode plan) {
        String why = plan.path("why").asText("");
        return plan.path("id").asText() + "  " + plan.path("state").asText() + "  "
                + plan.path("delivered").asText() + " delivered, "
                + plan.path("failed").asText() + " failed, "
                + plan.path("skipped").asText() + " skipped of "
                + plan.path("letters").asText()
                + (why.isEmpty() || why.equals("null") ? "" : ": " + why);
    }
}
