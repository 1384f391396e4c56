package linkspan.cli.operator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;
import linkspan.cli.terminal.HubAccess;
import linkspan.platform.terminal.TextTable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Dead letters of a running hub: list, show, replay, discard. Exit 1: no such letter, or refused. */
@Command(
        name = "letters",
        description = "Dead letters: what was given up and waits for a person.",
        synopsisSubcommandLabel = "(list | show | replay | discard | redrive | redrives)",
        footer = {"", "Example:", "  java -jar target/linkspan.jar letters list --system wms"})
public final class LettersCommand {
    private static final int WIDEST = 100;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "show this help")
    private boolean help;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Command(
            name = "list",
            description = "Lists dead letters, the newest first: the cause, and below it id, state, event, key.",
            footer = {"", "Example:", "  java -jar target/linkspan.jar letters list --system wms --code system-refused"
            })
    int list(
            @Mixin HubAccess hub,
            @Option(names = "--system", description = "only of this system") @Nullable String system,
            @Option(names = "--code", description = "only with this failure code") @Nullable String code,
            @Option(names = "--key", description = "only of this order or SKU") @Nullable String key,
            @Option(names = "--state", description = "dead, uncertain or kept") @Nullable String state,
            @Option(names = "--limit", defaultValue = "100", description = "the newest (${DEFAULT-VALUE})") int limit,
            @Option(names = "--before", description = "goes on where a page has ended, by its last line") @Nullable
                    String before) {
        Map<String, String> query = new TreeMap<>();
        HubAccess.put(query, "system", system);
        HubAccess.put(query, "code", code);
        HubAccess.put(query, "key", key);
        HubAccess.put(query, "state", state);
        HubAccess.put(query, "before", before);
        query.put("limit", Integer.toString(limit));
        HubAccess.Reply reply = hub.get("/admin/letters" + HubAccess.query(query));
        return hub.print(spec.commandLine(), reply, LettersCommand::table);
    }

    @Command(
            name = "show",
            description = "Shows one letter: cause, attempts, payload, what waits behind it.",
            footer = {"", "Example:", "  java -jar target/linkspan.jar letters show wms.0f3c…"})
    int show(
            @Mixin HubAccess hub,
            @Parameters(paramLabel = "ID", description = "id of the letter") String id,
            @Option(names = "--clear", description = "shows names, addresses and the like") boolean clear) {
        HubAccess.Reply reply = hub.get(HubAccess.path("admin", "letters", id) + (clear ? "" : "?personal=hidden"));
        return hub.print(spec.commandLine(), reply, LettersCommand::letter);
    }

    @Command(
            name = "replay",
            description = "Has a letter delivered again, before what waits behind it. Pressed twice it acts once.",
            footer = {"", "Example:", "  java -jar target/linkspan.jar letters replay wms.0f3c…"})
    int replay(
            @Mixin HubAccess hub,
            @Parameters(paramLabel = "ID", description = "id of the letter") String id,
            @Option(names = "--force", description = "also when newer events of the key have taken effect")
                    boolean force) {
        HubAccess.Reply reply = hub.post(
                HubAccess.path("admin", "letters", id, "replay"),
                HubAccess.object().put("force", force));
        return hub.print(spec.commandLine(), reply, LettersCommand::result);
    }

    @Command(
            name = "discard",
            description = "Gives a letter up for good, so that what waits behind it goes on.",
            footer = {
                "",
                "Example:",
                "  java -jar target/linkspan.jar letters discard wms.0f3c… --reason 'sent by hand'"
            })
    int discard(
            @Mixin HubAccess hub,
            @Parameters(paramLabel = "ID", description = "id of the letter") String id,
            @Option(names = "--reason", required = true, description = "why, for the audit log") String reason) {
        HubAccess.Reply reply = hub.post(
                HubAccess.path("admin", "letters", id, "discard"),
                HubAccess.object().put("reason", reason));
        return hub.print(spec.commandLine(), reply, LettersCommand::result);
    }

    private static String result(JsonNode answer) {
        return answer.path("id").asText() + ": " + answer.path("message").asText();
    }

    private static String table(JsonNode answer) {
        if (answer.path("letters").isEmpty()) {
            return "no letters";
        }
        StringBuilder text = new StringBuilder();
        for (JsonNode letter : answer.path("letters")) {
            text.append(cut(cause(letter)))
                    .append('\n')
                    .append(cut(String.join(
                            "  ",
                            "   ",
                            letter.path("id").asText(),
                            letter.path("state").asText(),
                            letter.path("event").asText(),
                            letter.path("key").asText())))
                    .append('\n');
        }
        String next = answer.path("next").asText();
        return next.isEmpty() ? text.toString().stripTrailing() : text + "more: --before " + next;
    }

    /** The code once, then the words. */
    private static String cause(JsonNode letter) {
        String code = letter.path("code").asText("-");
        String reason = letter.path("reason").asText("-");
        String cause = reason.startsWith(code) ? reason : code + ": " + reason;
        int attempts = letter.path("attempts").asInt();
        return attempts > 1 ? attempts + " × " + cause : cause;
    }

    private static String cut(String line) {
        String plain = line.replaceAll("\\p{Cntrl}", " ");
        return plain.length() > WIDEST ? plain.substring(0, WIDEST - 1) + "…" : plain;
    }

    private static String letter(JsonNode letter) {
        TextTable head = new TextTable("letter", letter.path("id").asText());
        for (String name : new String[] {
            "state", "system", "event", "key", "code", "reason", "attempts", "happenedAt", "failedAt", "traceparent"
        }) {
            head.add(name, letter.path(name).asText("-"));
        }
        letter.path("facts")
                .properties()
                .forEach(fact -> head.add(fact.getKey(), fact.getValue().asText()));
        head.add("behind", letter.path("behind").asText() + " later events of this key wait for it");
        TextTable history = new TextTable("ATTEMPT", "ENDED", "OUTCOME", "CODE", "DETAIL");
        letter.path("history")
                .forEach(attempt -> history.add(
                        attempt.path("attempt").asText(),
                        attempt.path("endedAt").asText(),
                        attempt.path("outcome").asText(),
                        attempt.path("code").asText("-"),
                        attempt.path("detail").asText("-")));
        return head.whole() + "\n\n" + history.whole() + "\n\n"
                + letter.path("payload").toPrettyString();
    }
}
