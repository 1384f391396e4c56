package linkspan.cli.operator;

import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import linkspan.cli.terminal.HubAccess;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists redrives, shows one with the result of each letter, pauses, resumes and cancels. */
@Command(
        name = "redrives",
        description = "Lists redrives; with ID shows one with what came of each letter.",
        footer = {
            "",
            "Example:",
            "  java -jar target/linkspan.jar letters redrives",
            "  java -jar target/linkspan.jar letters redrives 0f3c… --pause"
        })
public final class RedrivesCommand implements Callable<Integer> {
    @Mixin
    private HubAccess hub = new HubAccess();

    @Parameters(arity = "0..1", paramLabel = "ID", description = "of the redrive")
    private @Nullable String id;

    @Option(names = "--pause", description = "sends nothing more until it is resumed")
    private boolean pause;

    @Option(names = "--resume", description = "goes on; also where it has stopped by itself")
    private boolean resume;

    @Option(names = "--cancel", description = "ends it; what is on its way goes on")
    private boolean cancel;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        String word = pause ? "pause" : resume ? "resume" : cancel ? "cancel" : "";
        String which = id;
        if (which == null) {
            if (!word.isEmpty()) {
                throw new CommandLine.ParameterException(spec.commandLine(), "ID is needed");
            }
            return hub.print(
                    spec.commandLine(),
                    hub.get("/admin/redrives"),
                    answer -> answer.path("redrives").isEmpty()
                            ? "no redrives"
                            : StreamSupport.stream(answer.path("redrives").spliterator(), false)
                                    .map(RedriveCommand::line)
                                    .collect(Collectors.joining("\n")));
        }
        HubAccess.Reply reply = word.isEmpty()
                ? hub.get(HubAccess.path("admin", "redrives", which))
                : hub.post(HubAccess.path("admin", "redrives", which, word), HubAccess.object());
        return hub.print(spec.commandLine(), reply, RedriveCommand::plan);
    }
}
