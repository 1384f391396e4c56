package linkspan.cli.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import linkspan.cli.terminal.GrantOptions;
import linkspan.cli.terminal.HubAccess;
import linkspan.platform.terminal.CommandFailed;
import linkspan.platform.terminal.TextTable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** API clients of a running hub: add, list, grant, rotate, revoke, forget. */
@Command(
        name = "client",
        description = "Who calls the order API: keys, what each may do, how often.",
        synopsisSubcommandLabel = "(add | list | grant | rotate | revoke | forget)",
        footer = {"", "Example:", "  java -jar target/linkspan.jar client add web-shop"})
public final class ClientCommand {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "show this help")
    private boolean help;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Command(
            name = "add",
            description = "Makes a key that is usable at once; its secret is shown this once.",
            footer = {
                "",
                "Without more it may do everything with its own orders.",
                "",
                "Example:",
                "  java -jar target/linkspan.jar client add web-shop --rate 50 --json",
                "  java -jar target/linkspan.jar client add reports --scopes orders:read --owners '*' --channels shopify",
                "  java -jar target/linkspan.jar client add partner --public-key partner.pem"
            })
    int add(
            @Mixin HubAccess hub,
            @Parameters(paramLabel = "NAME", description = "whose orders it sees: [a-z0-9][a-z0-9-]*") String name,
            @Option(names = "--rate", description = "requests a second (2000)") @Nullable Integer rate,
            @Option(
                            names = "--public-key",
                            paramLabel = "FILE",
                            description = "PEM of a public key; the client signs by RFC 9421, no secret is made")
                    @Nullable
                    Path publicKey,
            @Mixin GrantOptions granted) {
        ObjectNode body = HubAccess.object().put("name", name);
        granted.addTo(body);
        if (publicKey != null) {
            body.put("publicKey", read(publicKey));
        }
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
            name = "grant",
            description = "Says what a client may do; what is not named stays. Counts within five seconds everywhere.",
            footer = {
                "",
                "Example:",
                "  java -jar target/linkspan.jar client grant web-shop --scopes orders:read,orders:write --quota 100000/1d",
                "  java -jar target/linkspan.jar client grant partner --bearer"
            })
    int grant(
            @Mixin HubAccess hub,
            @Parameters(paramLabel = "NAME", description = "the client; it need not have a key") String name,
            @Option(
                            names = "--rate",
                            paramLabel = "N",
                            description = "requests a second; off for that of its newest key")
                    @Nullable
                    String rate,
            @Mixin GrantOptions granted) {
        ObjectNode body = HubAccess.object();
        granted.addTo(body);
        if (rate != null) {
            if (rate.matches("[0-9]{1,9}")) {
                body.put("rate", Integer.parseInt(rate));
            } else {
                body.put("rate", rate);
            }
        }
        return hub.print(
                spec.commandLine(),
                hub.post(HubAccess.path("admin", "clients", name, "grant"), body),
                ClientCommand::granted);
    }

    @Command(
            name = "rotate",
            description = "Makes a second key; the one before goes on working until the overlap is over.",
            footer = {"", "Example:", "  java -jar target/linkspan.jar client rotate web-shop --overlap 7d"})
    int rotate(
            @Mixin HubAccess hub,
            @Parameters(paramLabel = "NAME", description = "the client's name") String name,
            @Option(
                            names = "--overlap",
                            paramLabel = "TIME",
                            defaultValue = "1d",
                            description = "how long both keys work: 0s to 90d (${DEFAULT-VALUE})")
                    String overlap) {
        return hub.print(
                spec.commandLine(),
                hub.post(
                        HubAccess.path("admin", "clients", name, "rotate"),
                        HubAccess.object().put("overlap", overlap)),
                ClientCommand::key);
    }

    @Command(
            name = "revoke",
            description = "Ends a key, or all that lets a client in, within five seconds everywhere.",
            footer = {"", "Example:", "  java -jar target/linkspan.jar client revoke lk_…"})
    int revoke(
            @Mixin HubAccess hub,
            @Parameters(
                            paramLabel = "KEY",
                            description = "id of the key, or the client's name for all of its keys and tokens")
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

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new CommandFailed(file + " cannot be read");
        }
    }

    private static String key(JsonNode made) {
        TextTable table = new TextTable("key id", made.path("keyId").asText());
        if (!made.has("secret")) {
            return table.toString();
        }
        table.add("secret", made.path("secret").asText());
        return table + "\nThe secret is not shown again.";
    }

    private static String granted(JsonNode client) {
        TextTable table = new TextTable("client", client.path("name").asText());
        for (String name : List.of("scopes", "owners", "channels", "warehouses")) {
            table.add(name, words(client.path(name)));
        }
        for (String name : List.of("rate", "quota", "bearer", "v1Until")) {
            table.add(name, client.path(name).asText("-"));
        }
        return table.toString();
    }

    private static String words(JsonNode list) {
        List<String> words = new ArrayList<>();
        list.forEach(word -> words.add(word.asText()));
        return words.isEmpty() ? "-" : String.join(",", words);
    }

    /** {@code v1 by v2: 17}: the API's version, the way of signing. */
    private static String calls(JsonNode list) {
        List<String> calls = new ArrayList<>();
        list.forEach(one -> calls.add(one.path("version").asText() + " by "
                + one.path("way").asText() + ": " + one.path("calls").asText()));
        return calls.isEmpty() ? "-" : String.join(", ", calls);
    }

    private static String table(JsonNode answer) {
        if (answer.path("clients").isEmpty()) {
            return "no clients";
        }
        TextTable table = new TextTable("KEY", "NAME", "RATE", "CREATED", "REVOKED", "SCOPES", "CALLS");
        answer.path("clients")
                .forEach(key -> table.add(
                        key.path("keyId").asText("-"),
                        key.path("name").asText(),
                        key.path("rate").asText("-"),
                        key.path("createdAt").asText("-"),
                        key.path("revokedAt").asText("-"),
                        words(key.path("scopes")),
                        calls(key.path("calls"))));
        return table.toString();
    }
}
