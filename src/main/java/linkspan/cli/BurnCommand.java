package linkspan.cli;

import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Takes a processor until it is killed: what a drill runs beside its hubs. Hidden. */
@Command(
        name = "burn",
        hidden = true,
        description = "Takes a processor until it is killed.",
        footer = {"", "Example:", "  java -jar target/linkspan.jar burn"})
public final class BurnCommand implements Callable<Integer> {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "show this help")
    private boolean help;

    @Override
    public Integer call() {
        AtomicLong turns = new AtomicLong();
        while (turns.incrementAndGet() != 0) {
            Thread.onSpinWait();
        }
        return 0;
    }
}
