package linkspan.cli.operator;

import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import linkspan.cli.terminal.HubAccess;
import linkspan.cli.terminal.SpokenLanguage;
import linkspan.platform.terminal.CommandFailed;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows where an order stands in every system. Exit 1: there is no such order, or no hub answers. */
@Command(
        name = "order",
        description = "Shows where an order stands in every system, in sentences.",
        footer = {"", "Example:", "  java -jar target/linkspan.jar order shopify-820982911946154508"})
public final class OrderCommand implements Callable<Integer> {
    private final UnaryOperator<@Nullable String> environment;

    @Parameters(paramLabel = "ID", description = "id of the order")
    private String id = "";

    @Option(names = "--lang", paramLabel = "en|zh", description = "language of the sentences (by LC_ALL, LANG)")
    private @Nullable String language;

    @Mixin
    private HubAccess hub = new HubAccess();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** @param environment value of an environment variable, or null */
    public OrderCommand(UnaryOperator<@Nullable String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        String path = HubAccess.path("admin", "orders", id);
        if (hub.json()) {
            return hub.print(spec.commandLine(), hub.get(path), answer -> "");
        }
        HubAccess.Reply reply = hub.getText(path, SpokenLanguage.of(language, environment));
        if (!reply.fine()) {
            throw new CommandFailed(reply.error());
        }
        spec.commandLine().getOut().println(reply.body());
        return CommandLine.ExitCode.OK;
    }
}
