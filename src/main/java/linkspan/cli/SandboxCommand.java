package linkspan.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;
import linkspan.lab.sandbox.Sandbox;
import linkspan.lab.sandbox.SandboxOptions;
import linkspan.lab.sandbox.post.HubAddress;
import linkspan.model.Json;
import linkspan.platform.system.ConfigurationError;
import linkspan.platform.system.Secrets;
import linkspan.platform.system.SettingFiles;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the simulated systems until SIGTERM, Ctrl-C or an interrupt. Exit 0, 2 usage, 78 port or data unusable. */
@Command(
        name = "sandbox",
        description = "Runs simulated systems (oms, wms, erp, bi) with ledgers and switchable faults.",
        footer = {
            "",
            "Example:",
            "  java -jar target/linkspan.jar sandbox --port 8090",
            "  curl localhost:8090/ledger/wms",
            "  curl localhost:8090/faults/wms -d '{\"latencyMs\":200}'"
        })
public final class SandboxCommand implements Callable<Integer> {
    private static final int CONFIGURATION = 78;

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            defaultValue = SandboxOptions.LOOPBACK,
            description = "address of its ports; 0.0.0.0 lets other machines in, with no questions (${DEFAULT-VALUE})")
    private String host = "";

    @Option(names = "--port", defaultValue = "8090", description = "HTTP port, 0 for a free one (${DEFAULT-VALUE})")
    private int port;

    @Option(names = "--bi-port", defaultValue = "8091", description = "port of the database bi (${DEFAULT-VALUE})")
    private int biPort;

    @Option(names = "--data", defaultValue = "./data/sandbox", description = "ledgers, database (${DEFAULT-VALUE})")
    private Path data = Path.of(".");

    @Option(names = "--hub", description = "http://host:port of the hub that warehouse and CRM post to (post nothing)")
    private @Nullable URI hub;

    @Option(
            names = "--hub-data",
            description =
                    "the hub's data folder, for its secrets (else LINKSPAN_SECRET_WMS_HUB, _CRM_HUB in the environment)")
    private @Nullable Path hubData;

    @Option(names = "--seed", defaultValue = "1", description = "decides the random faults (${DEFAULT-VALUE})")
    private long seed;

    @Option(
            names = "--tethered",
            hidden = true,
            description = "end when standard input does; a line of JSON there says which hub to post to")
    private boolean tethered;

    @Option(names = "--json", description = "say where it listens in one line of JSON")
    private boolean json;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "show this help")
    private boolean help;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        try (Sandbox sandbox = Sandbox.start(options())) {
            if (hub != null) {
                sandbox.connect(hubAddress(hub));
            }
            announce(sandbox);
            if (tethered) {
                follow(sandbox);
                return CommandLine.ExitCode.OK;
            }
            waitUntilStopped(sandbox);
            return CommandLine.ExitCode.OK;
        } catch (UncheckedIOException unusable) {
            spec.commandLine().getErr().println("sandbox: " + unusable.getMessage());
            return CONFIGURATION;
        }
    }

    /** Whoever started this holds the other end of standard input: when it is gone, however it went, so is this. */
    private static void follow(Sandbox sandbox) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                JsonNode said = Json.read(line);
                JsonNode secrets = said.path("secrets");
                sandbox.connect(new HubAddress(
                        URI.create(said.path("hub").asText()),
                        name -> secrets.path(name).asText()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("standard input cannot be read", e);
        }
    }

    /** A JVM that is stopped by a signal exits 128 + signal; being stopped is no failure here, hence the halt. */
    private static void waitUntilStopped(Sandbox sandbox) {
        Runtime jvm = Runtime.getRuntime();
        Thread stop = new Thread(
                () -> {
                    sandbox.close();
                    jvm.halt(CommandLine.ExitCode.OK);
                },
                "sandbox-stop");
        jvm.addShutdownHook(stop);
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException asked) {
            // the flag stays cleared: H2 cannot close its file on an interrupted thread
            jvm.removeShutdownHook(stop);
        }
    }

    private SandboxOptions options() {
        try {
            return new SandboxOptions(host, port, biPort, data, seed);
        } catch (IllegalArgumentException nonsense) {
            throw new CommandLine.ParameterException(spec.commandLine(), nonsense.getMessage(), nonsense);
        }
    }

    private HubAddress hubAddress(URI url) {
        try {
            UnaryOperator<String> secrets = hubData == null ? SandboxCommand::fromEnvironment : secretsIn(hubData);
            Map<String, String> known = new HashMap<>();
            HubAddress.POSTING.forEach(
                    name -> known.put(name, secrets.apply(name))); // missing: told now, not at the first message
            return new HubAddress(url, name -> known.getOrDefault(name, ""));
        } catch (IllegalArgumentException nonsense) {
            throw new CommandLine.ParameterException(spec.commandLine(), "--hub: " + nonsense.getMessage(), nonsense);
        }
    }

    private static UnaryOperator<String> secretsIn(Path folder) {
        Secrets secrets = new Secrets(folder, System::getenv, Secrets.WhenMissing.MAKE);
        return secrets::get;
    }

    private static String fromEnvironment(String name) {
        String variable = "LINKSPAN_SECRET_" + name.toUpperCase(Locale.ROOT).replace('-', '_');
        String secret = SettingFiles.read(System.getenv()).get(variable);
        if (secret == null || secret.isBlank()) {
            throw new ConfigurationError(variable + " is missing, or name the hub's data folder with --hub-data");
        }
        return secret;
    }

    private void announce(Sandbox sandbox) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(
                json
                        ? JsonNodeFactory.instance
                                .objectNode()
                                .put("url", sandbox.url())
                                .put("biUrl", sandbox.biUrl())
                                .toString()
                        : "sandbox listens on " + sandbox.url() + " and " + sandbox.biUrl()
                                + " (user bi, password bi)");
        out.flush();
    }
}
