package linkspan.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import linkspan.lab.client.Unanswered;
import linkspan.lab.drill.BrokenPromise;
import linkspan.lab.drill.Drill;
import linkspan.lab.drill.DrillResult;
import linkspan.lab.drill.DrillSettings;
import linkspan.lab.drill.fault.Faults;
import linkspan.lab.process.setting.DatabaseKind;
import linkspan.lab.process.setting.WorkFolder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Kills hubs of its own again and again and gives the verdict. Exit 0 ok, 1 failed, 2 usage. */
@Command(
        name = "drill",
        description = "Kills hubs of its own (SIGKILL) under load; counts what was lost, doubled or out of order.",
        footer = {
            "",
            "Example:",
            "  java -jar target/linkspan.jar drill --kills 5 --seed 1",
            "  java -jar target/linkspan.jar drill --kills 5 --seed 1 --break dedupe",
            "  java -jar target/linkspan.jar drill --database postgresql --instances 2 --kills 50 --seed 1",
            "  java -jar target/linkspan.jar drill --database postgresql --instances 2 --faults pause,broker,rolling",
            "  java -jar target/linkspan.jar drill --database postgresql --instances 2 --faults all --minutes 10 --seed 7"
        })
public final class DrillCommand implements Callable<Integer> {
    @Option(names = "--kills", defaultValue = "5", description = "how often a hub is killed (${DEFAULT-VALUE})")
    private int kills;

    @Option(names = "--seed", defaultValue = "1", description = "decides faults, times and messages (${DEFAULT-VALUE})")
    private long seed;

    @Option(
            names = "--database",
            defaultValue = "h2",
            description = "h2, inside the hub, or postgresql, with a broker of its own (${DEFAULT-VALUE})")
    private String database = "";

    @Option(names = "--instances", defaultValue = "1", description = "hubs on one database (${DEFAULT-VALUE})")
    private int instances;

    @Option(
            names = "--faults",
            split = ",",
            defaultValue = "kill",
            converter = Fault.class,
            description = {
                "kill: SIGKILL, --kills times (the default)",
                "pause: a hub stands still for 60 s",
                "broker: Kafka is away for 60 s",
                "database: PostgreSQL is away for 20 s",
                "rolling: every hub is stopped and started",
                "crossing: 20,000 changes of 200 orders, told to hubs in turn",
                "slow: a system takes 2 s for each call, for 30 s",
                "trim: a system is away, its topic loses all records, every hub is killed",
                "all: these, crossing aside, as the seed draws them, for --minutes"
            })
    private List<Faults> faults = List.of();

    @Option(names = "--minutes", defaultValue = "10", description = "how long --faults all strikes (${DEFAULT-VALUE})")
    private int minutes;

    @Option(
            names = "--load",
            defaultValue = "2",
            description = "processes that burn a processor each beside it (${DEFAULT-VALUE})")
    private int load;

    @Option(
            names = "--young-file",
            description = "do not make H2's file two minutes older before every start of a hub (only an older file is"
                    + " written over, and can show what that loses)")
    private boolean youngFile;

    @Option(names = "--break", converter = Promise.class, description = "dedupe, order or commit: not kept on purpose")
    private @Nullable BrokenPromise broken;

    @Option(names = "--home", defaultValue = ".", description = "folder of routes and mappings (${DEFAULT-VALUE})")
    private Path home = Path.of(".");

    @Option(names = "--data", description = "empty folder for journal, ledgers and logs (a temporary one)")
    private @Nullable Path data;

    @Option(names = "--json", description = "the verdict in one line of JSON")
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
        try (WorkFolder folder = WorkFolder.open(data, "linkspan-drill-")) {
            DrillSettings settings = new DrillSettings(
                    new Faults.Amount(kills, Duration.ofMinutes(minutes)),
                    seed,
                    broken,
                    new DrillSettings.Hubs(DatabaseKind.of(database), instances),
                    faults,
                    new DrillSettings.Conditions(load, youngFile ? Duration.ZERO : DrillSettings.Conditions.OLD),
                    new DrillSettings.Places(home.toAbsolutePath().normalize(), folder.path()));
            return drill(settings, folder);
        } catch (IllegalArgumentException nonsense) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), String.valueOf(nonsense.getMessage()), nonsense);
        }
    }

    private int drill(DrillSettings settings, WorkFolder folder) throws InterruptedException {
        try {
            DrillResult verdict = new Drill(settings, this::say, Clock.systemUTC()).run();
            if (verdict.ok()) {
                folder.fine();
            }
            PrintWriter out = spec.commandLine().getOut();
            out.println(json ? verdict.json().toString() : verdict.toString());
            out.flush();
            return verdict.ok() ? CommandLine.ExitCode.OK : 1;
        } catch (Unanswered e) {
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

    /** The misfortune of that name. */
    static final class Fault implements CommandLine.ITypeConverter<Faults> {
        @Override
        public Faults convert(String value) {
            for (Faults each : Faults.values()) {
                if (each.word().equals(value)) {
                    return each;
                }
            }
            throw new CommandLine.TypeConversionException(
                    "'" + value + "' is not kill, pause, broker, database, rolling, crossing, slow, trim or all");
        }
    }

    /** The promise of that name. */
    static final class Promise implements CommandLine.ITypeConverter<BrokenPromise> {
        @Override
        public BrokenPromise convert(String value) {
            for (BrokenPromise each : BrokenPromise.values()) {
                if (each.name().toLowerCase(Locale.ROOT).equals(value)) {
                    return each;
                }
            }
            throw new CommandLine.TypeConversionException("'" + value + "' is not dedupe, order or commit");
        }
    }
}
