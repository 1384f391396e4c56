package linkspan.cli.access;

import linkspan.cli.terminal.HubAccess;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tokens of the admin API, for programs and for this command line on other machines: add, list, revoke. */
@Command(
        name = "token",
        description = "Tokens that open the admin API from any machine (--url, --token). They hold over starts.",
        synopsisSubcommandLabel = "(add | list | revoke)",
        footer = {"", "Example:", "  java -jar target/linkspan.jar token add nightly --role operator"})
public final class TokenCommand {
    @Option(names = "--help", usageHelp = true, description = "show this help")
    private boolean help;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Command(
            name = "add",
            description = "Makes a token; it is shown this once.",
            footer = {"", "Example:", "  java -jar target/linkspan.jar token add nightly --role operator"})
    int add(
            @Mixin HubAccess hub,
            @Parameters(paramLabel = "NAME", description = "as it stands in the audit log") String name,
            @Option(
                            names = "--role",
                            defaultValue = "viewer",
                            description = "business, viewer, operator or admin (${DEFAULT-VALUE})")
                    String role) {
        return hub.print(
                spec.commandLine(),
                hub.post("/admin/tokens", HubAccess.object().put("name", name).put("role", role)),
                made -> made.path("token").asText() + "\nThe token is not shown again.");
    }

    @Command(
            name = "list",
            description = "Lists all tokens, also revoked ones.",
            footer = {"", "Example:", "  java -jar target/linkspan.jar token list"})
    int list(@Mixin HubAccess hub) {
        return hub.print(
                spec.commandLine(), hub.get("/admin/tokens"), answer -> UserCommand.table(answer.path("tokens")));
    }

    @Command(
            name = "revoke",
            description = "Ends a token at once, everywhere.",
            footer = {"", "Example:", "  java -jar target/linkspan.jar token revoke nightly"})
    int revoke(@Mixin HubAccess hub, @Parameters(paramLabel = "NAME", description = "of the token") String name) {
        return hub.print(
                spec.commandLine(),
                hub.post(HubAccess.path("admin", "tokens", name, "revoke"), HubAccess.object()),
                answer -> "revoked " + name);
    }
}
