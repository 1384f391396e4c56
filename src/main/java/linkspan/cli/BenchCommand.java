package linkspan.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.concurrent.Callable;
import linkspan.lab.bench.Accept;
import linkspan.lab.bench.AcceptReserved;
import linkspan.lab.bench.BacklogDrain;
import linkspan.lab.bench.Bench;
import linkspan.lab.bench.Flow;
import linkspan.lab.bench.Overload;
import linkspan.lab.bench.PolledRows;
import linkspan.lab.bench.ReconcileKeys;
import linkspan.lab.bench.SlowSystem;
import linkspan.lab.bench.figure.BenchResult;
import linkspan.lab.bench.figure.OtherProcesses;
import linkspan.lab.bench.rate.Cold;
import linkspan.lab.bench.rate.Latency;
import linkspan.lab.bench.rate.Quiet;
import linkspan.lab.bench.stage.BenchSettings;
import linkspan.lab.client.Unanswered;
import linkspan.lab.process.setting.DatabaseKind;
import linkspan.lab.process.setting.WorkFolder;
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
        description =
                "Measures with hub, database, broker, systems and load in processes of their own, in two minutes.",
        footer = {
            "",
            "accept       signed orders a second from 64 connections, stored before the answer",
            "flow         orders a second, accepted and effective in three systems; CPU per 1,000",
            "latency      at 200 orders a second: until accepted, until effective in three systems",
            "quiet        CPU with no order, at 50 and at 200 orders a second; memory of the hub",
            "cold         a hub that has just started: its first order, the first 10 s at 200 orders a second",
            "slow-system  deliveries a second to a system that takes 100 ms",
            "poll         rows a second from a table into events, with kills; lost and doubled at a system",
            "backlog      a system returns to 100,000 waiting orders while others go on coming",
            "reconcile    two tables compared: time, what was planted and found, memory",
            "",
            "Example:",
            "  java -jar target/linkspan.jar bench accept --json",
            "  java -jar target/linkspan.jar bench accept --reserve --seconds 600",
            "  java -jar target/linkspan.jar bench accept --overload 3",
            "  java -jar target/linkspan.jar bench slow-system --in-flight 1000"
        })
public final class BenchCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "WHAT",
            description = "accept, flow, latency, quiet, cold, slow-system, backlog, poll or reconcile")
    private String what = "";

    @Option(names = "--backlog", description = "flow: the same as backlog")
    private boolean backlog;

    @Option(names = "--reserve", description = "accept: with stock reserved at the warehouse before each answer")
    private boolean reserve;

    @Option(
            names = "--overload",
            paramLabel = "TIMES",
            description =
                    "accept: so many times what the hub can do; what is done all the same, when the rest is refused")
    private int overload;

    @Option(names = "--seconds", defaultValue = "60", description = "accept --reserve: measured (${DEFAULT-VALUE})")
    private int seconds;

    @Option(
            names = "--database",
            defaultValue = "postgresql",
            description = "postgresql, with a broker of its own, or h2: all in the hub (${DEFAULT-VALUE})")
    private String database = "";

    @Option(names = "--in-flight", defaultValue = "128", description = "slow-system: calls at once (${DEFAULT-VALUE})")
    private int inFlight;

    @Option(names = "--keys", defaultValue = "100000", description = "reconcile: in each table (${DEFAULT-VALUE})")
    private int keys;

    @Option(names = "--planted", defaultValue = "500", description = "reconcile: differences (${DEFAULT-VALUE})")
    private int planted;

    @Option(names = "--rows", defaultValue = "100000", description = "poll: rows of the table (${DEFAULT-VALUE})")
    private int rows;

    @Option(names = "--kills", defaultValue = "5", description = "poll: how often the hub is killed (${DEFAULT-VALUE})")
    private int kills;

    @Option(
            names = "--bare",
            paramLabel = "CLASSES",
            description =
                    "accept: measure a plain program beside it, of target/test-classes after a build; tells the ratio")
    private @Nullable Path bare;

    @Option(
            names = "--busy",
            description = "report although other processes take the machine; how much stands beside the figures")
    private boolean busy;

    @Option(names = "--home", defaultValue = ".", description = "folder of routes and mappings (${DEFAULT-VALUE})")
    private Path home = Path.of(".");

    @Option(names = "--data", description = "empty folder for ledgers and logs (a temporary one)")
    private @Nullable Path data;

    @Option(names = "--json", description = "the figures in one line of JSON")
    private boolean json;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "show this help")
    private boolean help;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        Bench bench;
        try {
            bench = bench();
        } catch (IllegalArgumentException nonsense) {
            throw usage(String.valueOf(nonsense.getMessage()));
        }
        try (WorkFolder folder = WorkFolder.open(data, "linkspan-bench-")) {
            BenchSettings settings = new BenchSettings(
                    home.toAbsolutePath().normalize(),
                    folder.path(),
                    DatabaseKind.of(database),
                    inFlight,
                    bare,
                    this::say,
                    Clock.systemUTC());
            return measure(bench, settings, folder);
        } catch (IllegalArgumentException nonsense) {
            throw usage(String.valueOf(nonsense.getMessage()));
        }
    }

    private Bench bench() {
        return switch (what) {
            case "accept" -> accept();
            case "flow" -> backlog ? new BacklogDrain() : new Flow();
            case "latency" -> new Latency();
            case "quiet" -> new Quiet();
            case "cold" -> new Cold();
            case "slow-system" -> new SlowSystem();
            case "poll" -> new PolledRows(rows, kills);
            case "backlog" -> new BacklogDrain();
            case "reconcile" -> new ReconcileKeys(keys, planted);
            default -> throw usage("'" + what + "' is no bench");
        };
    }

    private Bench accept() {
        if (overload != 0) {
            return new Overload(overload);
        }
        return reserve ? new AcceptReserved(seconds) : new Accept();
    }

    private int measure(Bench bench, BenchSettings settings, WorkFolder folder) throws InterruptedException {
        try {
            BenchResult result = bench.run(settings);
            if (!busy && !result.isAlone()) {
                say("bench " + what + ": not reported, other processes took "
                        + result.conditions().path(BenchResult.OTHERS) + " cores and may take "
                        + OtherProcesses.MOST_CORES + "; stop them, or say --busy");
                return 1;
            }
            if (result.ok()) {
                folder.fine();
            }
            PrintWriter out = spec.commandLine().getOut();
            out.println(json ? result.json().toString() : result.toString());
            out.flush();
            return result.ok() ? CommandLine.ExitCode.OK : 1;
        } catch (Unanswered | IllegalStateException e) {
            say("bench " + what.toLowerCase(Locale.ROOT) + ": " + e.getMessage());
            return 1;
        } finally {
            say(folder.whereToLook());
        }
    }

    private CommandLine.ParameterException usage(String message) {
        return new CommandLine.ParameterException(spec.commandLine(), message);
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
