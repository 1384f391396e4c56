package linkspan.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import linkspan.cli.terminal.HubOptions;
import linkspan.cli.terminal.HubStarter;
import linkspan.cli.terminal.StartedHub;
import linkspan.cli.terminal.StopSignal;
import linkspan.operations.ops.OpsToken;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the hub until SIGTERM, Ctrl-C or an interrupt. */
@Command(
        name = "run",
        description = "Runs the hub: takes messages, delivers them to every system. Needs nothing else installed.",
        footer = {
            "",
            "Settings come from routes/*/system.properties and the environment (wms.url: LINKSPAN_WMS_URL).",
            "SIGTERM or Ctrl-C stops it in order (exit 0), a second one at once. Exit 78: configuration.",
            "",
            "Example:",
            "  java -jar target/linkspan.jar run --sandbox",
            "  java -jar target/linkspan.jar run --sandbox --dev     # edit routes/ and mappings/ while it runs",
            "  curl localhost:8081/health/ready"
        })
public final class RunCommand implements Callable<Integer> {
    private final HubStarter starter;

    @Mixin
    private HubOptions options = new HubOptions();

    @Option(names = "--sandbox", description = "with simulated systems, on free ports")
    private boolean sandbox;

    @Option(
            names = "--dev",
            description = "edited routes and mappings apply at once, broken ones are refused; logs at level DEBUG;"
                    + " not for production mode")
    private boolean dev;

    @Option(names = "--json", description = "say where things are in one line of JSON")
    private boolean json;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "show this help")
    private boolean help;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    public RunCommand(HubStarter starter) {
        this.starter = starter;
    }

    @Override
    public Integer call() {
        if (dev) {
            ((Logger) LoggerFactory.getLogger("linkspan")).setLevel(Level.DEBUG);
        }
        try (StopSignal stop = new StopSignal();
                StartedHub hub = starter.start(
                        options,
                        sandbox ? HubStarter.Systems.SANDBOX : HubStarter.Systems.CONFIGURED,
                        dev ? HubStarter.Edits.APPLY : HubStarter.Edits.WAIT)) {
            announce(hub);
            stop.await();
            return CommandLine.ExitCode.OK;
        }
    }

    private void announce(StartedHub hub) {
        Map<String, String> places = new LinkedHashMap<>();
        places.put("messages", (hub.isSecure() ? "https://" : "http://") + options.host() + ":" + hub.port());
        places.put("ops", "http://" + options.opsHost() + ":" + hub.opsPort());
        places.put("token", OpsToken.file(options.data()).toString());
        places.put("data", options.data().toAbsolutePath().normalize().toString());
        places.put("database", hub.database());
        places.put("broker", hub.broker());
        if (hub.sandboxUrl() != null) {
            places.put("sandbox", Objects.requireNonNull(hub.sandboxUrl()));
            places.put("sandboxBi", Objects.requireNonNull(hub.sandboxBiUrl()));
        }
        spec.commandLine().getOut().println(json ? oneLine(places) : lines(places));
        spec.commandLine().getOut().flush();
    }

    private static String oneLine(Map<String, String> places) {
        var line = JsonNodeFactory.instance.objectNode();
        places.forEach(line::put);
        return line.toString();
    }

    private static String lines(Map<String, String> places) {
        return places.entrySet().stream()
                .map(place -> String.format("  %-10s %s", place.getKey(), place.getValue()))
                .collect(Collectors.joining("\n", "linkspan is running; Ctrl-C stops it\n", ""));
    }
}
