package linkspan.blackbox;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import linkspan.blackbox.receiver.Arrival;
import linkspan.blackbox.receiver.Receiver;
import org.slf4j.LoggerFactory;

/**
 * Plays one history from a shell.
 *
 * <pre>java -cp … linkspan.blackbox.Histories --seed 1 --minutes 2 --database h2 --burners 2</pre>
 */
public final class Histories {
    private static final int USAGE = 2;

    private Histories() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.OFF);
        Map<String, String> flags = flags(arguments);
        HistorySettings.Database database = HistorySettings.Database.of(flags.getOrDefault("database", "h2"));
        boolean h2 = database == HistorySettings.Database.H2;
        Path folder = flags.containsKey("folder")
                ? Files.createDirectories(Path.of(flags.get("folder")))
                : Files.createTempDirectory("linkspan-history-");
        HistorySettings settings = new HistorySettings(
                Long.parseLong(flags.getOrDefault("seed", "1")),
                Duration.ofMillis((long) (60_000 * Double.parseDouble(flags.getOrDefault("minutes", "1")))),
                database,
                Integer.parseInt(flags.getOrDefault("instances", h2 ? "1" : "2")),
                Integer.parseInt(flags.getOrDefault("burners", "0")),
                Integer.parseInt(flags.getOrDefault("tellers", "6")),
                Path.of(flags.getOrDefault("jar", "target/linkspan.jar")).toAbsolutePath(),
                Path.of(flags.getOrDefault("source", ".")).toAbsolutePath(),
                folder.toAbsolutePath(),
                flags.containsKey("only") ? Set.copyOf(List.of(flags.get("only").split(","))) : Set.of());
        Timeline timeline = new Timeline(System.err::println);
        Verdict verdict = new History(settings, timeline).play();
        Files.write(settings.folder().resolve("timeline.txt"), timeline.lines());
        Files.writeString(settings.folder().resolve("report.txt"), verdict.report());
        for (Receiver each : verdict.receivers().all()) {
            Files.write(
                    settings.folder().resolve("ledger-" + each.manner().system() + ".txt"),
                    each.arrivals().stream().map(Arrival::toString).toList());
        }
        System.err.print(verdict.report());
        System.out.println(verdict.json());
        System.out.flush();
        Runtime.getRuntime().halt(verdict.ok() ? 0 : 1);
    }

    /** Names with their values; {@code --json} is understood and changes nothing: the last line is JSON anyway. */
    private static Map<String, String> flags(String[] arguments) {
        Map<String, String> flags = new HashMap<>();
        for (int i = 0; i < arguments.length; i++) {
            String name = arguments[i].replaceFirst("^--", "");
            if (name.contains("=")) {
                flags.put(name.substring(0, name.indexOf('=')), name.substring(name.indexOf('=') + 1));
            } else if (name.equals("json")) {
                continue;
            } else if (arguments[i].startsWith("--") && i + 1 < arguments.length) {
                flags.put(name, arguments[++i]);
            } else {
                System.err.println("not understood: " + arguments[i]);
                System.exit(USAGE);
            }
        }
        return flags;
    }
}
