package linkspan.cli.operator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import linkspan.cli.terminal.HubAccess;
import linkspan.model.Json;
import linkspan.platform.terminal.TextTable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Polls of a running hub: list, run, pause, resume, reset. Exit 1: no such poll, or refused. */
@Command(
        name = "poll",
        description = "Polls: what the hub fetches from systems that do not post.",
        synopsisSubcommandLabel = "(list | run | pause | resume | reset)",
        footer = {"", "Example:", "  java -jar target/linkspan.jar poll list"})
public final class PollCommand {
    @Option(names = "--help", usageHelp = true, description = "show this help")
    private boolean help;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Command(
            name = "list",
            description = "Lists polls: state, rows and dead letters so far, where each stands.",
            footer = {"", "Example:", "  java -jar target/linkspan.jar poll list --json"})
    int list(@Mixin HubAccess hub) {
        return hub.print(spec.commandLine(), hub.get("/admin/polls"), PollCommand::table);
    }

    @Command(
            name = "run",
            description = "Fetches now, besides the schedule.",
            footer = {"", "Example:", "  java -jar target/linkspan.jar poll run erp.poll-products"})
    int run(@Mixin HubAccess hub, @Parameters(paramLabel = "ROUTE", description = "id of the route") String route) {
        return act(hub, route, "run", HubAccess.object());
    }

    @Command(
            name = "pause",
            description = "Fetches nothing from the next page on, on all hubs, until resume.",
            footer = {"", "Example:", "  java -jar target/linkspan.jar poll pause erp.poll-products"})
    int pause(@Mixin HubAccess hub, @Parameters(paramLabel = "ROUTE", description = "id of the route") String route) {
        return act(hub, route, "pause", HubAccess.object());
    }

    @Command(
            name = "resume",
            description =
                    "Goes on where it stands: after pause, when too many rows could not be taken, or when a change of the source is seen.",
            footer = {"", "Example:", "  java -jar target/linkspan.jar poll resume erp.poll-products"})
    int resume(@Mixin HubAccess hub, @Parameters(paramLabel = "ROUTE", description = "id of the route") String route) {
        return act(hub, route, "resume", HubAccess.object());
    }

    @Command(
            name = "reset",
            description =
                    "Has rows fetched again, from a time or from the beginning. Without --yes it says what it would do.",
            footer = {
                "",
                "Rows that come again become events again; systems get them as they are now.",
                "",
                "Example:",
                "  java -jar target/linkspan.jar poll reset erp.poll-products --since 2026-11-11T00:00:00Z --yes"
            })
    int reset(
            @Mixin HubAccess hub,
            @Parameters(paramLabel = "ROUTE", description = "id of the route") String route,
            @Option(names = "--since", paramLabel = "TIME", description = "changed later than 2026-11-11T00:00:00Z")
                    @Nullable
                    String since,
            @Option(names = "--yes", description = "do it") boolean yes) {
        HubAccess.Reply reply = hub.post(
                HubAccess.path("admin", "polls", route, "reset"),
                HubAccess.object().put("since", since).put("confirmed", yes));
        return hub.print(spec.commandLine(), reply, PollCommand::moved);
    }

    private int act(HubAccess hub, String route, String what, ObjectNode body) {
        HubAccess.Reply reply = hub.post(HubAccess.path("admin", "polls", route, what), body);
        return hub.print(
                spec.commandLine(),
                reply,
                done -> done.path("route").asText() + ": " + done.path("result").asText());
    }

    private static String moved(JsonNode reset) {
        return reset.path("route").asText()
                + (reset.path("done").asBoolean() ? ": set back from " : ": would go back from ")
                + Json.text(reset.path("from")) + " to " + Json.text(reset.path("to")) + "; rows until now: "
                + reset.path("rowsUntilNow").asLong()
                + (reset.path("done").asBoolean() ? "" : ". Say --yes to do it.");
    }

    private static String table(JsonNode list) {
        TextTable table = new TextTable("ROUTE", "STATE", "ROWS", "BAD", "CAUGHT UP", "STANDS AT");
        list.path("polls")
                .forEach(poll -> table.add(
                        poll.path("route").asText(),
                        poll.path("state").asText()
                                + (poll.hasNonNull("reason")
                                        ? " (" + poll.path("reason").asText() + ")"
                                        : "")
                                + (poll.path("changed").asText().isEmpty()
                                        ? ""
                                        : " (source: " + poll.path("changed").asText() + ")"),
                        poll.path("rows").asText(),
                        poll.path("bad").asText(),
                        poll.path("caughtUp").asBoolean() ? "yes" : "no",
                        Json.text(poll.path("position"))));
        return table.toString();
    }
}
