package linkspan.cli.terminal;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.UnaryOperator;
import linkspan.platform.jmx.Insight;
import picocli.CommandLine.Option;

/** Options of the commands that start a hub. */
public final class HubOptions {
    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "8080",
            description = "takes messages, serves the API; 0 for a free one (${DEFAULT-VALUE})")
    private int port;

    @Option(
            names = "--ops-port",
            paramLabel = "PORT",
            defaultValue = "8081",
            description = "health, metrics, admin; 0 for a free one (${DEFAULT-VALUE})")
    private int opsPort;

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description = "address of the message port; 0.0.0.0 lets other machines in (${DEFAULT-VALUE})")
    private String host = "";

    @Option(
            names = "--ops-host",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description = "address of the ops port, which --host does not open (${DEFAULT-VALUE})")
    private String opsHost = "";

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "./data",
            description = "database, broker, secrets, ops token; one hub at a time (${DEFAULT-VALUE})")
    private Path data = Path.of("");

    @Option(
            names = "--home",
            paramLabel = "DIR",
            defaultValue = ".",
            description = "folder of routes/ and mappings/ (${DEFAULT-VALUE})")
    private Path home = Path.of("");

    @Option(
            names = "--jmx",
            description =
                    "Camel's beans for JMX tools such as hawtio and jconsole, on this machine only: user ops, the ops"
                            + " token as password; costs time with each message")
    private boolean jmx;

    @Option(
            names = "--jmx-port",
            paramLabel = "PORT",
            defaultValue = "1099",
            description = "where JMX tools connect with --jmx (${DEFAULT-VALUE})")
    private int jmxPort;

    @Option(
            names = "--trace",
            description =
                    "each step of each message is a line of the log, without its body, and what fails tells its way;"
                            + " to look for a fault, not for every day")
    private boolean trace;

    /** Adds to settings what is said of Camel. */
    public UnaryOperator<Map<String, String>> insight() {
        return Insight.with(jmx ? jmxPort : null, trace);
    }

    public int port() {
        return port;
    }

    public int opsPort() {
        return opsPort;
    }

    public String host() {
        return host;
    }

    public String opsHost() {
        return opsHost;
    }

    public Path data() {
        return data;
    }

    public Path home() {
        return home;
    }
}
