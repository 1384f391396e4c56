package linkspan.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import linkspan.cli.terminal.SpokenLanguage;
import linkspan.cli.terminal.StopSignal;
import linkspan.lab.demo.BundledMessages;
import linkspan.lab.demo.Demo;
import linkspan.lab.demo.DemoResult;
import linkspan.lab.demo.MessageFolder;
import linkspan.lab.demo.ShopMessage;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code run --sandbox} plus a shop's messages, and the verdict from the receivers' ledgers. Exit 1: it failed. */
@Command(
        name = "demo",
        description = "Starts hub and simulated systems, posts a shop's orders, shows where they are.",
        footer = {
            "",
            "Example:",
            "  java -jar target/linkspan.jar demo --once",
            "  java -jar target/linkspan.jar demo --once --json --messages my-orders   "
                    + "(posts my-orders/<system>/<event>/*.json)"
        })
public final class DemoCommand implements Callable<Integer> {
    private static final Duration SHIPS_EVERY = Duration.ofSeconds(5);
    private final Demo.Opening opening;

    @Option(names = "--once", description = "end with the verdict instead of staying up")
    private boolean once;

    @Option(names = "--json", description = "the verdict as one line of JSON, the last on stdout")
    private boolean json;

    @Option(names = "--messages", description = "raw bodies to post: DIR/<system>/<event>/*.json, in path order")
    private @Nullable Path messages;

    @Option(names = "--port", description = "message port, 0 for a free one (8080; with --once a free one)")
    private @Nullable Integer port;

    @Option(names = "--ops-port", description = "ops port, 0 for a free one (8081; with --once a free one)")
    private @Nullable Integer opsPort;

    @Option(names = "--data", description = "folder to keep (./data; with --once a temporary one that is deleted)")
    private @Nullable Path data;

    @Option(names = "--home", defaultValue = ".", description = "folder of routes/ and mappings/ (${DEFAULT-VALUE})")
    private Path home = Path.of(".");

    @Option(names = "--lang", paramLabel = "en|zh", description = "language of the story (by LC_ALL, LANG)")
    private @Nullable String language;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "show this help")
    private boolean help;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    public DemoCommand(Demo.Opening opening) {
        this.opening = opening;
    }

    @Override
    public Integer call() throws Exception {
        List<ShopMessage> all = messages == null ? BundledMessages.all() : MessageFolder.read(messages);
        Path folder = folder();
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter progress = spec.commandLine().getErr();
        try (StopSignal stop = new StopSignal();
                Demo.Stage stage = opening.open(home, folder, portOr(port, 8080), portOr(opsPort, 8081))) {
            progress.println("hub " + stage.messagePort() + ", ops http://127.0.0.1:" + stage.opsPort()
                    + ", simulated systems " + stage.sandbox() + "; posting " + all.size() + " messages");
            Demo demo = new Demo(stage, progress, Locale.forLanguageTag(SpokenLanguage.of(language, System::getenv)));
            DemoResult verdict = demo.run(all);
            if (!once) {
                progress.println(demo.whatNext(folder));
            }
            out.println(json ? verdict.json() : verdict.words() + "\nverdict: " + (verdict.ok() ? "ok" : "failed"));
            out.flush();
            while (!once && !stop.await(SHIPS_EVERY)) {
                demo.ship();
            }
            return verdict.ok() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
        } finally {
            if (isTemporary()) {
                delete(folder);
            }
        }
    }

    private boolean isTemporary() {
        return data == null && once;
    }

    private Path folder() throws IOException {
        if (isTemporary()) {
            return Files.createTempDirectory("linkspan-demo-");
        }
        return data == null ? Path.of("data") : data;
    }

    private int portOr(@Nullable Integer asked, int standing) {
        if (asked != null) {
            return asked;
        }
        return once ? 0 : standing;
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
