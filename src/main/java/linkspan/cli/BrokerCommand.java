package linkspan.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import linkspan.cli.terminal.StopSignal;
import linkspan.platform.broker.EmbeddedBroker;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A Kafka node in a JVM of its own, for bench and drill: it outlives every hub. Not for production, hence hidden. */
@Command(
        name = "broker",
        hidden = true,
        description = "Runs one Kafka node on 127.0.0.1 until SIGTERM.",
        footer = {"", "Example:", "  java -jar target/linkspan.jar broker --data /tmp/kafka --port 9092"})
public final class BrokerCommand implements Callable<Integer> {
    @Option(names = "--data", required = true, description = "its folder")
    private Path data = Path.of(".");

    @Option(names = "--port", required = true, description = "for clients")
    private int port;

    @Option(names = "--controller-port", description = "for itself (the next one)")
    private int controllerPort;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "show this help")
    private boolean help;

    @Override
    public Integer call() throws Exception {
        try (StopSignal stop = new StopSignal();
                EmbeddedBroker broker =
                        EmbeddedBroker.start(data, port, controllerPort == 0 ? port + 1 : controllerPort)) {
            stop.await();
            return CommandLine.ExitCode.OK;
        }
    }
}
