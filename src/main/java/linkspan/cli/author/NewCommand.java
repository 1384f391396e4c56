package linkspan.cli.author;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes the files of something new. */
@Command(
        name = "new",
        description = "Writes the files of a new system or route; never over a file that is there.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {NewSystemCommand.class, NewRouteCommand.class},
        footer = {
            "",
            "Example:",
            "  java -jar target/linkspan.jar new system square",
            "  java -jar target/linkspan.jar new route square.receive-order-created --sample order.json"
        })
public final class NewCommand {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "show this help")
    private boolean help;
}
