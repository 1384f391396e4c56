package linkspan.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import linkspan.bench.SlowSystem;
import linkspan.bench.SlowSystemResult;
import linkspan.child.ChildFailed;
import linkspan.child.WorkFolder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Measures a promise that is a figure. Exit 0 kept, 1 missed, 2 usage. */
@Command(
        name = "bench",
        description = "Measures with hub, systems and load in processes of their own, within two minutes.",
        footer = {"", "Example:", "  java -jar target/linkspan.jar bench slow-system --json"})
public final class BenchCommand implements Callable<Integer> {
    @Parameters(paramLabel = "WHAT", description = "slow-system: deliveries a second to a system that takes 100 ms")
    private String what = "";

    @Option(names = "--home", defaultValue = ".", description = "folder of routes and mappings (${DEFAULT-VALUE})")
    private Path home = Path.of(".");

    @Option(names = "--data", description = "empty folder for ledgers and logs (a temporary one)")
    private @Nullable Path data;

    @Option(names = "--json", description = "the figures in one line of JSON")
    private boolean json;

    @Option(names = "--help", usageHelp = true, description = "show this help")
    private boolean help;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        if (!what.equals("slow-system")) {
            boolean later = what.matches("accept|flow|latency|reconcile|poll");
            throw new CommandLine.ParameterException(
                    spec.commandLine(),
                    later ? "bench " + what + " arrives with production mode" : "'" + what + "' is no bench");
        }
        try (WorkFolder folder = WorkFolder.open(data, "linkspan-bench-")) {
            return measure(folder);
        } catch (IllegalArgumentException nonsense) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), String.valueOf(nonsense.getMessage()), nonsense);
        }
    }

    private int measure(WorkFolder folder) throws InterruptedException {
        try {
            SlowSystemResult result = new SlowSystem(
                            home.toAbsolutePath().normalize(), folder.path(), this::say, Clock.systemUTC())
                    .run();
            if (result.ok()) {
                folder.fine();
            }
            PrintWriter out = spec.commandLine().getOut();
            out.println(json ? result.json().toString() : result.toString());
            out.flush();
            return result.ok() ? CommandLine.ExitCode.OK : 1;
        } catch (ChildFailed e) {
            say(String.valueOf(e.getMessage()));
            return 1;
        } finally {
            say(folder.whereToLook());
        }
    }

    private void say(String line) {
        if (line.isEmpty()) {
            return;
        }
        PrintWriter err = spec.commandLine().getErr();
        err.println(line);
        err.flush();
    }
}
