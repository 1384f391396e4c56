package linkspan.cli.operator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import linkspan.cli.terminal.HubAccess;
import linkspan.model.Json;
import linkspan.operations.ledger.LedgerExport;
import linkspan.platform.terminal.CommandFailed;
import linkspan.platform.terminal.TextTable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows whether anything that was accepted is missing. Exit 1: something is, or no hub answers. */
@Command(
        name = "ledger",
        description =
                "Shows that nothing is missing: accepted = in effect + under way + dead + discarded, by system. Names what is"
                        + " nowhere. Exit 1 when something is.",
        footer = {
            "",
            "Example:",
            "  java -jar target/linkspan.jar ledger",
            "  java -jar target/linkspan.jar ledger --from 2026-11-29T00:00:00Z --before 2026-11-29T06:00:00Z",
            "  java -jar target/linkspan.jar ledger --open 2026-11-29T02:13:00Z",
            "  java -jar target/linkspan.jar ledger --settle 7 --reason \"test data\"",
            "  java -jar target/linkspan.jar ledger --export 2026-11-29 > 2026-11-29.jsonl",
            "  java -jar target/linkspan.jar ledger --verify 2026-11-29.jsonl"
        })
public final class LedgerCommand implements Callable<Integer> {
    @Mixin
    private HubAccess hub = new HubAccess();

    @Option(names = "--from", description = "the first minute, as 2026-11-29T00:00:00Z (an hour before the last)")
    private @Nullable String from;

    @Option(names = "--before", description = "the minute after the last (now); at most a day")
    private @Nullable String before;

    @Option(names = "--open", paramLabel = "MINUTE", description = "the ids of that minute, and which are gone")
    private @Nullable String open;

    @Option(names = "--settle", paramLabel = "GAP", description = "a gap that is explained; needs --reason")
    private @Nullable String settle;

    @Option(names = "--reason", description = "why it is so; in the audit log")
    private @Nullable String reason;

    @Option(names = "--export", paramLabel = "DAY", description = "that day (UTC) as signed lines of JSON")
    private @Nullable String export;

    @Option(
            names = "--verify",
            paramLabel = "FILE",
            description = "whether an exported file is this hub's and unchanged")
    private @Nullable Path verify;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        CommandLine line = spec.commandLine();
        if (settle != null) {
            if (reason == null) {
                throw new CommandLine.ParameterException(line, "--reason is needed");
            }
            return hub.print(
                    line,
                    hub.post(
                            HubAccess.path("admin", "ledger", "gaps", settle, "settle"),
                            HubAccess.object().put("reason", reason)),
                    gap -> "settled: " + gap.path("words").asText());
        }
        if (open != null) {
            return hub.print(line, hub.get(HubAccess.path("admin", "ledger", "minutes", open)), LedgerCommand::opened);
        }
        if (export != null) {
            HubAccess.Reply file = hub.get(HubAccess.path("admin", "ledger", "export", export));
            if (!file.fine()) {
                throw new CommandFailed(file.error());
            }
            line.getOut().print(file.body());
            line.getOut().flush();
            return 0;
        }
        return verify == null ? summary(line) : verified(line, verify);
    }

    private int summary(CommandLine line) {
        Map<String, String> query = new TreeMap<>();
        if (from != null) {
            query.put("from", from);
        }
        if (before != null) {
            query.put("before", before);
        }
        HubAccess.Reply reply = hub.get("/admin/ledger" + HubAccess.query(query));
        int code = hub.print(line, reply, LedgerCommand::words);
        return code == 0 && reply.json().path("standing").asLong() > 0 ? CommandLine.ExitCode.SOFTWARE : code;
    }

    private int verified(CommandLine line, Path file) {
        try {
            String text = Files.readString(file);
            int last = text.stripTrailing().lastIndexOf('\n') + 1;
            ObjectNode asked = HubAccess.object()
                    .put("sha256", LedgerExport.digest(text.substring(0, last)))
                    .put(
                            "hmacSha256",
                            Json.read(text.substring(last)).path("hmacSha256").asText("-"));
            HubAccess.Reply reply = hub.post("/admin/ledger/verify", asked);
            int code = hub.print(
                    line,
                    reply,
                    answer -> file
                            + (answer.path("unchanged").asBoolean() ? " is unchanged" : " IS NOT what was signed"));
            return code == 0 && !reply.json().path("unchanged").asBoolean() ? CommandLine.ExitCode.SOFTWARE : code;
        } catch (IOException e) {
            throw new CommandFailed(file + " cannot be read");
        }
    }

    private static String words(JsonNode answer) {
        TextTable table = new TextTable("SYSTEM", "ACCEPTED", "IN EFFECT", "UNDER WAY", "DEAD", "DISCARDED", "DIGEST");
        for (JsonNode each : answer.path("systems")) {
            table.add(
                    each.path("system").asText().isEmpty()
                            ? "(all)"
                            : each.path("system").asText(),
                    each.path("accepted").asText(),
                    each.path("effective").asText(),
                    each.path("underWay").asText(),
                    each.path("dead").asText(),
                    each.path("discarded").asText(),
                    each.path("acceptedDigest").asText());
        }
        StringBuilder said = new StringBuilder(table.toString())
                .append("\ncounted up to ")
                .append(answer.path("countedTo").asText("-"));
        for (JsonNode gap : answer.path("gaps")) {
            said.append("\nMISSING ")
                    .append(gap.path("gap").asText())
                    .append(": ")
                    .append(gap.path("words").asText());
        }
        return said.append(answer.path("gaps").isEmpty() ? "\nnothing is missing" : "")
                .toString();
    }

    private static String opened(JsonNode answer) {
        StringBuilder said = new StringBuilder();
        answer.path("accepted").forEach(id -> said.append(id.asText()).append('\n'));
        answer.path("missing")
                .forEach(id -> said.append("MISSING ").append(id.asText()).append('\n'));
        return said.append(answer.path("accepted").size())
                .append(" accepted, ")
                .append(answer.path("missing").size())
                .append(" missing")
                .toString();
    }
}
