package linkspan.cli.terminal;

import java.nio.file.Path;
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
