package linkspan.cli.terminal;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code completion}: a script by which bash and zsh complete commands and options. */
@Command(
        name = "completion",
        description = "Prints a script by which bash and zsh complete commands and options of a command linkspan.",
        footer = {
            "",
            "Example:",
            "  alias linkspan='java -jar target/linkspan.jar'",
            "  source <(java -jar target/linkspan.jar completion)"
        })
public final class CompletionCommand implements Callable<Integer> {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "show this help")
    private boolean help;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        CommandLine whole = spec.root().commandLine();
        spec.commandLine().getOut().print(AutoComplete.bash(whole.getCommandName(), whole));
        spec.commandLine().getOut().flush();
        return CommandLine.ExitCode.OK;
    }
}
