package linkspan.cli.operator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import linkspan.cli.terminal.HubAccess;
import linkspan.platform.terminal.TextTable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Finds orders of a running hub. Exit 1: nothing was found, or no hub answers. */
@Command(
        name = "orders",
        description = "Finds orders.",
        synopsisSubcommandLabel = "find",
        footer = {"", "Example:", "  java -jar target/linkspan.jar orders find '#1001'"})
public final class OrdersCommand {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "show this help")
    private boolean help;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Command(
            name = "find",
            description =
                    "Finds orders by whatever is at hand: our id, the shop's number or name, a customer's name or"
                            + " e-mail, SKU, waybill, id of an event or message, idempotency key. The beginning of a word is enough.",
            footer = {
                "",
                "Example:",
                "  java -jar target/linkspan.jar orders find '#1001'",
                "  java -jar target/linkspan.jar orders find wang --by customer --day 2026-11-29"
            })
    int find(
            @Mixin HubAccess hub,
            @Parameters(arity = "0..1", paramLabel = "TEXT", description = "what is known of the order") @Nullable
                    String text,
            @Option(
                            names = "--by",
                            description =
                                    "only as order, number, customer, email, sku, tracking, event, message or key")
                    @Nullable
                    String by,
            @Option(names = "--day", description = "first heard of on that day, as 2026-11-29") @Nullable String day,
            @Option(names = "--limit", defaultValue = "50", description = "at most so many (${DEFAULT-VALUE})")
                    int limit,
            @Option(names = "--after", description = "goes on where a page has ended, by its last line") @Nullable
                    String after) {
        if (text == null && day == null) {
            throw new CommandLine.ParameterException(spec.commandLine(), "TEXT or --day is needed");
        }
        Map<String, String> query = new TreeMap<>();
        HubAccess.put(query, "text", text);
        HubAccess.put(query, "by", by);
        HubAccess.put(query, "day", day);
        HubAccess.put(query, "after", after);
        query.put("limit", Integer.toString(limit));
        HubAccess.Reply reply = hub.get("/admin/orders" + HubAccess.query(query));
        int code = hub.print(spec.commandLine(), reply, OrdersCommand::table);
        return reply.json().path("orders").isEmpty() ? CommandLine.ExitCode.SOFTWARE : code;
    }

    private static String table(JsonNode answer) {
        if (answer.path("orders").isEmpty()) {
            return "nothing found";
        }
        TextTable table = new TextTable("ORDER", "STATUS", "FIRST HEARD OF", "FOUND BY");
        for (JsonNode hit : answer.path("orders")) {
            table.add(
                    hit.has("letter")
                            ? "letter " + hit.path("letter").asText()
                            : hit.path("orderId").asText(),
                    hit.path("status").asText("-"),
                    hit.path("storedAt").asText("-").replaceFirst("\\.\\d+Z$", "Z"),
                    StreamSupport.stream(hit.path("foundBy").spliterator(), false)
                            .map(JsonNode::asText)
                            .collect(Collectors.joining(", ")));
        }
        String next = answer.path("next").asText();
        return next.isEmpty() ? table.toString() : table + "\nmore: --after " + next;
    }
}
