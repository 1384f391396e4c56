package linkspan.cli.access;

import com.fasterxml.jackson.databind.node.ObjectNode;
import linkspan.cli.terminal.HubAccess;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What is stored about a person. */
@Command(
        name = "customer",
        description = "What the hub stores about a person.",
        synopsisSubcommandLabel = "forget",
        footer = {"", "Example:", "  java -jar target/linkspan.jar customer forget 7712345 --channel shopify"})
public final class CustomerCommand {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "show this help")
    private boolean help;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Command(
            name = "forget",
            description =
                    "Takes a person's name, addresses, mail and phone out of the hub's database. Ids and amounts stay;"
                            + " so does what systems were sent, and what the topics keep until their term.",
            footer = {"", "Example:", "  java -jar target/linkspan.jar customer forget 7712345 --channel shopify"})
    int forget(
            @Mixin HubAccess hub,
            @Parameters(paramLabel = "ID", description = "the customer's number in the orders, or in customer-changed")
                    String id,
            @Option(names = "--channel", description = "where several channels have a customer of that number")
                    @Nullable
                    String channel) {
        ObjectNode body = HubAccess.object();
        if (channel != null) {
            body.put("channel", channel);
        }
        return hub.print(
                spec.commandLine(),
                hub.post(HubAccess.path("admin", "customers", id, "forget"), body),
                done -> "forgotten: " + done.path("orders").asText() + " orders, "
                        + done.path("events").asText() + " events, "
                        + done.path("messages").asText() + " messages");
    }
}
