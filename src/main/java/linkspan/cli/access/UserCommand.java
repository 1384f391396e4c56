package linkspan.cli.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
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

/** People who may sign in at the console: add, list, change, remove. */
@Command(
        name = "user",
        description = "People who may sign in at the console (http://HOST:8081/console).",
        synopsisSubcommandLabel = "(add | list | change | remove)",
        footer = {"", "Example:", "  java -jar target/linkspan.jar user add ann --role operator"})
public final class UserCommand {
    private static final String ROLE = "business, viewer, operator or admin";
    private final Supplier<String> password;

    @Option(names = "--help", usageHelp = true, description = "show this help")
    private boolean help;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    public UserCommand() {
        this(UserCommand::asked);
    }

    /** @param password asked of who types */
    UserCommand(Supplier<String> password) {
        this.password = password;
    }

    @Command(
            name = "add",
            description = "Adds a person. The password is asked for, or is the first line of what is piped in.",
            footer = {"", "Example:", "  java -jar target/linkspan.jar user add ann --role operator"})
    int add(
            @Mixin HubAccess hub,
            @Parameters(paramLabel = "NAME", description = "as it stands in the audit log") String name,
            @Option(names = "--role", defaultValue = "viewer", description = ROLE + " (${DEFAULT-VALUE})")
                    String role) {
        ObjectNode body = HubAccess.object().put("name", name).put("role", role).put("password", password.get());
        return hub.print(
                spec.commandLine(),
                hub.post("/admin/users", body),
                answer -> "added " + answer.path("name").asText());
    }

    @Command(
            name = "list",
            description = "Lists who may sign in.",
            footer = {"", "Example:", "  java -jar target/linkspan.jar user list"})
    int list(@Mixin HubAccess hub) {
        return hub.print(spec.commandLine(), hub.get("/admin/users"), answer -> table(answer.path("users")));
    }

    @Command(
            name = "change",
            description = "Gives a person another role or another password; sessions end.",
            footer = {"", "Example:", "  java -jar target/linkspan.jar user change ann --role admin"})
    int change(
            @Mixin HubAccess hub,
            @Parameters(paramLabel = "NAME", description = "the person") String name,
            @Option(names = "--role", description = ROLE) @Nullable String role,
            @Option(names = "--password", description = "asks for a new one") boolean anew) {
        ObjectNode body = HubAccess.object();
        if (role != null) {
            body.put("role", role);
        }
        if (anew) {
            body.put("password", password.get());
        }
        return hub.print(
                spec.commandLine(),
                hub.post(HubAccess.path("admin", "users", name), body),
                answer -> "changed " + name);
    }

    @Command(
            name = "remove",
            description = "Removes a person; sessions end. What the person did stays in the audit log.",
            footer = {"", "Example:", "  java -jar target/linkspan.jar user remove ann"})
    int remove(@Mixin HubAccess hub, @Parameters(paramLabel = "NAME", description = "the person") String name) {
        return hub.print(
                spec.commandLine(),
                hub.post(HubAccess.path("admin", "users", name, "remove"), HubAccess.object()),
                answer -> "removed " + name);
    }

    static String table(JsonNode holders) {
        TextTable table = new TextTable("NAME", "ROLE", "MADE", "REVOKED");
        holders.forEach(holder -> table.add(
                holder.path("name").asText(),
                holder.path("role").asText(),
                holder.path("createdAt").asText(),
                holder.path("revokedAt").asText("-")));
        return holders.isEmpty() ? "none" : table.toString();
    }

    private static String asked() {
        Console console = System.console();
        if (console != null) {
            char[] typed = console.readPassword("Password: ");
            return typed == null ? "" : new String(typed);
        }
        try {
            String line = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
            return line == null ? "" : line;
        } catch (IOException e) {
            throw new CommandFailed("the password cannot be read: " + e.getMessage());
        }
    }
}
