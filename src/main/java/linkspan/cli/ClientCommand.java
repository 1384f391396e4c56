package linkspan.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import linkspan.cli.terminal.HubAccess;
import linkspan.platform.terminal.TextTable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** API clients of a running hub: add, list, revoke, forget. */
@Command(
        name = "client",
        description = "Keys of those who call the order API.",
        synopsisSubcommandLabel = "(add | list | revoke | forget)",
        footer = {"", "Example:", "  java -jar target/linkspan.jar client add web-shop"})
public final class ClientCommand {
    @Option(names = "--help", usageHelp = true, description = "show this help")
    private boolean help;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Command(
            name = "add",
            description = "Makes a key that is usable at once; its secret is shown this once.",
            footer = {"", "Example:", "  java -jar target/linkspan.jar client add web-shop --rate 50 --json"})
    int add(
            @Mixin HubAccess hub,
            @Parameters(paramLabel = "NAME", description = "whose orders it sees: [a-z0-9][a-z0-9-]*") String name,
            @Option(names = "--rate", description = "requests a second (2000)") @Nullable Integer rate) {
        ObjectNode body = HubAccess.object().put("name", name);
        if (rate != null) {
            body.put("rate", rate);
        }
        return hub.print(spec.commandLine(), hub.post("/admin/clients", body), ClientCommand::key);
    }

    @Command(
            name = "list",
            description = "Lists all keys, without their secrets.",
            footer = {"", "Example:", "  java -jar target/linkspan.jar client list"})
    int list(@Mixin HubAccess hub) {
        return hub.print(spec.commandLine(), hub.get("/admin/clients"), ClientCommand::table);
    }

    @Command(
            name = "revoke",
            description = "Ends a key, within five seconds everywhere.",
            footer = {"", "Example:", "  java -jar target/linkspan.jar client revoke lk_…"})
    int revoke(
            @Mixin HubAccess hub,
            @Parameters(paramLabel = "KEY", description = "id of the key, or the client's name for all of its keys")
                    String key) {
        HubAccess.Reply reply = hub.post(HubAccess.path("admin", "clients", key, "revoke"), HubAccess.object());
        return hub.print(
                spec.commandLine(),
                reply,
                answer -> "revoked " + answer.path("revoked").asText());
    }

    @Command(
            name = "forget",
            description =
                    "Deletes all keys of a client and its name; its orders stay, under a name that nobody can have."
                            + " Refused while something of it is still to be delivered or decided.",
            footer = {"", "Example:", "  java -jar target/linkspan.jar client forget web-shop"})
    int forget(@Mixin HubAccess hub, @Parameters(paramLabel = "NAME", description = "the client's name") String name) {
        return hub.print(
                spec.commandLine(),
                hub.post(HubAccess.path("admin", "clients", name, "forget"), HubAccess.object()),
                done -> "forgotten: " + done.path("orders").asText() + " orders, "
                        + done.path("events").asText() + " events, "
                        + done.path("messages").asText() + " messages are nobody's now");
    }

    private static String key(JsonNode made) {
        TextTable table = new TextTable("key id", made.path("keyId").asText());
        table.add("secret", made.path("secret").asText());
        return table + "\nThe secret is not shown again.";
    }

    private static String table(JsonNode answer) {
        if (answer.path("clients").isEmpty()) {
            return "no clients";
        }
        TextTable table = new TextTable("KEY", "NAME", "RATE", "CREATED", "REVOKED");
        answer.path("clients")
                .forEach(key -> table.add(
                        key.path("keyId").asText(),
                        key.path("name").asText(),
                        key.path("rate").asText(),
                        key.path("createdAt").asText(),
                        key.path("revokedAt").asText("-")));
        return table.toString();
    }
}
