package linkspan.cli.author;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.concurrent.Callable;
import linkspan.author.preview.PreviewReport;
import linkspan.author.preview.PreviewRun;
import linkspan.cli.terminal.HubAccess;
import linkspan.mapping.MappingBroken;
import linkspan.model.Json;
import linkspan.model.failure.Refused;
import linkspan.platform.system.Setting;
import linkspan.platform.terminal.CommandFailed;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows what an edited mapping would change. Exit 1: something fails that did not, or no hub answers. */
@Command(
        name = "preview",
        description =
                "Runs a mapping file on disk over what a running hub has stored, and shows which outputs would be others.",
        footer = {
            "",
            "Nothing is sent and nothing changed. A mapping that receives runs over the messages of its route, one that delivers"
                    + " over the events of its name. What is about persons is hidden.",
            "",
            "Example:",
            "  java -jar target/linkspan.jar preview wms/deliver-order-created --last 500"
        })
public final class PreviewCommand implements Callable<Integer> {
    private static final int LAST = 500;
    private static final int MOST_SINCE = 10_000;
    private static final Duration QUIET = Duration.ofSeconds(2);

    private final Clock clock;

    @Parameters(paramLabel = "MAPPING", description = "<system>/<name>, or its file")
    private String mapping = "";

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description =
                    "inputs of that time and later, the newest 10000 of them: 30m, 24h, 3d ago, or 2026-11-11T08:00:00Z")
    private @Nullable String since;

    @Option(names = "--last", paramLabel = "N", description = "the newest N inputs, at most 50000 (500)")
    private @Nullable Integer last;

    @Option(
            names = "--event",
            paramLabel = "EVENT",
            description = "for a mapping whose name has no event: order-created")
    private @Nullable String event;

    @Option(names = "--clear", description = "shows names, addresses and the like")
    private boolean clear;

    @Option(
            names = "--home",
            paramLabel = "DIR",
            defaultValue = ".",
            description = "folder of mappings/ with the edited file (${DEFAULT-VALUE})")
    private Path home = Path.of("");

    @Mixin
    private HubAccess hub = new HubAccess();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private long told;

    public PreviewCommand(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() {
        told = System.nanoTime();
        PreviewRun run = new PreviewRun(home.resolve("mappings"), this::ask, this::tell);
        PreviewRun.Request request = new PreviewRun.Request(name(), event, since(), last());
        try {
            PreviewReport report = run.run(request, clear ? PreviewRun.Persons.CLEAR : PreviewRun.Persons.HIDDEN);
            spec.commandLine().getOut().println(hub.json() ? Json.text(report.json()) : report.text());
            return report.passed() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
        } catch (MappingBroken e) {
            throw new CommandFailed(String.valueOf(e.getMessage()));
        } catch (Refused e) {
            throw usage(String.valueOf(e.getMessage()));
        }
    }

    private JsonNode ask(String path, JsonNode body) {
        HubAccess.Reply reply = hub.post(path, body);
        if (!reply.fine()) {
            throw new CommandFailed(reply.error());
        }
        return reply.json();
    }

    private void tell(int done) {
        if (System.nanoTime() - told > QUIET.toNanos()) {
            told = System.nanoTime();
            spec.commandLine().getErr().println(done + " inputs");
        }
    }

    /** {@code mappings/wms/deliver-order-created.jslt} is what a shell completes. */
    private String name() {
        return mapping.replace('\\', '/').replaceFirst("^(.*/)?mappings/", "").replaceFirst("\\.(jslt|xsl)$", "");
    }

    private Instant since() {
        String text = since;
        if (text == null) {
            return Instant.EPOCH;
        }
        try {
            return text.contains("T")
                    ? OffsetDateTime.parse(text).toInstant()
                    : clock.instant().minus(Setting.duration(text));
        } catch (DateTimeParseException | IllegalArgumentException e) {
            throw usage("--since: '" + text + "' is neither like 24h nor 2026-11-11T00:00:00Z");
        }
    }

    private int last() {
        int otherwise = since == null ? LAST : MOST_SINCE;
        int asked = last == null ? otherwise : last;
        if (asked < 1 || asked > PreviewRun.Request.MOST) {
            throw usage("--last must be 1 to " + PreviewRun.Request.MOST);
        }
        return asked;
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
