package linkspan;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import linkspan.author.Checkers;
import linkspan.cli.BenchCommand;
import linkspan.cli.BrokerCommand;
import linkspan.cli.BurnCommand;
import linkspan.cli.DemoCommand;
import linkspan.cli.DrillCommand;
import linkspan.cli.RunCommand;
import linkspan.cli.SandboxCommand;
import linkspan.cli.access.AuditCommand;
import linkspan.cli.access.ClientCommand;
import linkspan.cli.access.CustomerCommand;
import linkspan.cli.access.TokenCommand;
import linkspan.cli.access.UserCommand;
import linkspan.cli.author.CheckCommand;
import linkspan.cli.author.CompatCommand;
import linkspan.cli.author.DictionaryCommand;
import linkspan.cli.author.NewCommand;
import linkspan.cli.author.PreviewCommand;
import linkspan.cli.author.SendCommand;
import linkspan.cli.operator.AlertsCommand;
import linkspan.cli.operator.CardCommand;
import linkspan.cli.operator.LedgerCommand;
import linkspan.cli.operator.LettersCommand;
import linkspan.cli.operator.OrderCommand;
import linkspan.cli.operator.OrdersCommand;
import linkspan.cli.operator.PollCommand;
import linkspan.cli.operator.ReconcileCommand;
import linkspan.cli.operator.RedriveCommand;
import linkspan.cli.operator.RedrivesCommand;
import linkspan.cli.operator.RepublishCommand;
import linkspan.cli.terminal.CompletionCommand;
import linkspan.cli.terminal.FailureLine;
import linkspan.cli.terminal.ProgramVersion;
import linkspan.lab.drill.BrokenPromise;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The program. Output is UTF-8 on every terminal; exit codes: 0 fine, 1 failed, 2 usage, 78 configuration. */
@Command(
        name = "linkspan",
        versionProvider = ProgramVersion.class,
        description = "An integration hub: takes orders in, brings each to every system exactly once in effect.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "Example:", "  java -jar target/linkspan.jar run --sandbox", "", "Each command has --help."})
public final class Linkspan {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "show this help")
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "show the version")
    private boolean version;

    /** Ends the process: the embedded broker leaves threads that would keep it alive. */
    public static void main(String[] arguments) {
        System.setProperty("h2.bindAddress", "127.0.0.1"); // before any class of H2 is loaded
        int code = CommandLine.ExitCode.SOFTWARE;
        try {
            code = commandLine()
                    .setOut(utf8(FileDescriptor.out))
                    .setErr(utf8(FileDescriptor.err))
                    .execute(arguments);
        } catch (Error e) { // a class that is missing, or no memory: halted before anybody had printed it
            e.printStackTrace();
        } finally {
            Runtime.getRuntime().halt(code);
        }
    }

    /** All commands; a further one is a further line. */
    public static CommandLine commandLine() {
        CommandLine all = new CommandLine(new Linkspan())
                .addSubcommand(new RunCommand(StartedInProcess::start))
                .addSubcommand(new DemoCommand(DemoStage::open))
                .addSubcommand(new OrderCommand(System::getenv))
                .addSubcommand(new OrdersCommand())
                .addSubcommand(new LedgerCommand())
                .addSubcommand(new CardCommand())
                .addSubcommand(new ReconcileCommand())
                .addSubcommand(new UserCommand())
                .addSubcommand(new TokenCommand())
                .addSubcommand(new CommandLine(new LettersCommand())
                        .addSubcommand(new RedriveCommand())
                        .addSubcommand(new RedrivesCommand()))
                .addSubcommand(new ClientCommand())
                .addSubcommand(new AlertsCommand(System::getenv))
                .addSubcommand(new CustomerCommand())
                .addSubcommand(new AuditCommand())
                .addSubcommand(new PollCommand())
                .addSubcommand(new RepublishCommand())
                .addSubcommand(new PreviewCommand(Clock.systemUTC()))
                .addSubcommand(new SandboxCommand())
                .addSubcommand(new CheckCommand(Checkers::all))
                .addSubcommand(new DrillCommand())
                .addSubcommand(new BenchCommand())
                .addSubcommand(new BrokerCommand())
                .addSubcommand(new BurnCommand())
                .addSubcommand(new NewCommand())
                .addSubcommand(new SendCommand(Clock.systemUTC(), System::getenv))
                .addSubcommand(new CompatCommand())
                .addSubcommand(new DictionaryCommand())
                .addSubcommand(new CompletionCommand())
                .setExecutionExceptionHandler(new FailureLine());
        for (BrokenPromise promise : BrokenPromise.values()) {
            all.addSubcommand(promise.command(), hidden(new RunCommand(StartedInProcess.breaking(promise))));
        }
        return all;
    }

    /** For the drill, which needs it, and for nobody else. */
    private static CommandLine hidden(RunCommand command) {
        CommandLine line = new CommandLine(command);
        line.getCommandSpec().usageMessage().hidden(true);
        return line;
    }

    private static PrintWriter utf8(FileDescriptor to) {
        return new PrintWriter(new OutputStreamWriter(new FileOutputStream(to), StandardCharsets.UTF_8), true);
    }
}
