package linkspan.cli.terminal;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import linkspan.platform.system.ConfigurationError;
import linkspan.platform.terminal.CommandFailed;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;

/**
 * Tells a failure in one line on stderr, findings in one each, with --json also as {@code {"error": …}} on stdout: 78 for configuration, 1 for all else; only what is a
 * bug gets a stack trace.
 */
public final class FailureLine implements CommandLine.IExecutionExceptionHandler {
    public static final int CONFIGURATION = 78;

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, CommandLine.ParseResult arguments) {
        List<String> lines = failure instanceof ConfigurationError wrong ? wrong.lines() : List.of();
        boolean configuration = !lines.isEmpty();
        if (!configuration && !(failure instanceof CommandFailed)) {
            LoggerFactory.getLogger(FailureLine.class).error("command failed", failure); // not before: it costs a start
        }
        String message = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        String line = message.replaceAll("\\s+", " ");
        for (String each : configuration ? lines : List.of(line)) {
            command.getErr().println(command.getCommandName() + ": " + each);
        }
        if (asksForJson(arguments)) {
            command.getOut().println(JsonNodeFactory.instance.objectNode().put("error", line));
        }
        return configuration ? CONFIGURATION : CommandLine.ExitCode.SOFTWARE;
    }

    private static boolean asksForJson(CommandLine.ParseResult arguments) {
        CommandLine.ParseResult innermost = arguments;
        while (innermost.hasSubcommand()) {
            innermost = innermost.subcommand();
        }
        return innermost.hasMatchedOption("--json");
    }
}
