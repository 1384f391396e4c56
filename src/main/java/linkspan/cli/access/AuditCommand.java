package linkspan.cli.access;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;
import linkspan.cli.terminal.HubAccess;
import linkspan.platform.terminal.TextTable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows who did what, and whether somebody has changed the record of it. Exit 1: it was changed, or no hub answers. */
@Command(
        name = "audit",
        description = "Shows who did what, and proves that nobody has changed it.",
        synopsisSubcommandLabel = "list|verify",
        footer = {"", "Example:", "  java -jar target/linkspan.jar audit list --action letter-replay"})
public final class AuditCommand {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "show this help")
    private boolean help;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Command(
            name = "list",
            description = "Lines of the audit log, the newest first.",
            footer = {
                "",
                "Example:",
                "  java -jar target/linkspan.jar audit list --actor jana --since 2026-11-29T00:00:00Z"
            })
    int list(
            @Mixin HubAccess hub,
            @Option(names = "--actor", description = "who did it") @Nullable String actor,
            @Option(names = "--action", description = "what was done, as client-add") @Nullable String action,
            @Option(names = "--text", description = "a part of the target or the detail") @Nullable String text,
            @Option(names = "--since", description = "not before, as 2026-11-29T00:00:00Z") @Nullable String since,
            @Option(names = "--before", description = "goes on where a page has ended, by its last line") @Nullable
                    String before,
            @Option(names = "--limit", defaultValue = "50", description = "at most so many (${DEFAULT-VALUE})")
                    int limit) {
        Map<String, String> query = new TreeMap<>();
        query.put("limit", Integer.toString(limit));
        HubAccess.put(query, "actor", actor);
        HubAccess.put(query, "action", action);
        HubAccess.put(query, "text", text);
        HubAccess.put(query, "since", since);
        HubAccess.put(query, "before", before);
        return hub.print(spec.commandLine(), hub.get("/admin/audit" + HubAccess.query(query)), AuditCommand::table);
    }

    private static String table(JsonNode answer) {
        TextTable table = new TextTable("LINE", "WHEN", "WHO", "WHAT", "TO WHAT", "HOW");
        for (JsonNode line : answer.path("lines")) {
            table.add(
                    line.path("id").asText(),
                    line.path("at").asText().replaceFirst("\\.\\d+Z$", "Z"),
                    line.path("actor").asText(),
                    line.path("action").asText(),
                    line.path("target").asText(),
                    line.path("detail").asText("-"));
        }
        String next = answer.path("next").asText();
        return next.isEmpty() ? table.toString() : table + "\nmore: --before " + next;
    }

    @Command(
            name = "verify",
            description =
                    "Compares the audit log with its seals: each line that was changed, removed or added is named.",
            footer = {"", "Example:", "  java -jar target/linkspan.jar audit verify"})
    int verify(@Mixin HubAccess hub) {
        HubAccess.Reply reply = hub.get("/admin/audit/verify");
        int code = hub.print(spec.commandLine(), reply, AuditCommand::verdict);
        return reply.json().path("findings").isEmpty() ? code : CommandLine.ExitCode.SOFTWARE;
    }

    private static String verdict(JsonNode answer) {
        StringBuilder words = new StringBuilder();
        answer.path("findings").forEach(it -> words.append(it.asText()).append('\n'));
        return words.append(answer.path("sealed").asText())
                .append(" lines under ")
                .append(answer.path("seals").asText())
                .append(" seals hold, ")
                .append(answer.path("open").asText())
                .append(" are not sealed yet")
                .toString();
    }
}
