package linkspan.lab.process;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import linkspan.lab.client.Loopback;
import linkspan.lab.ledger.LedgerReader;
import linkspan.lab.sandbox.LocalSandbox;
import linkspan.lab.sandbox.post.HubAddress;
import linkspan.model.Json;
import linkspan.platform.broker.LowPort;

/**
 * The simulated systems in a JVM of their own: their ledgers outlive every hub, and what one gets them to do it cannot do to
 * a hub. It ends with this JVM, however that ends.
 */
public final class SandboxChild implements LocalSandbox {
    private static final Duration LONGEST_STOP = Duration.ofSeconds(5);
    private final Loopback http = new Loopback();
    private final int port;
    private final int biPort;
    private final Child child;

    /** Starts and returns when it answers. {@code seed} decides its random faults. */
    public SandboxChild(Path data, Path log, long seed, Jvm jvm) {
        Random random = new Random();
        port = LowPort.free(random);
        biPort = LowPort.free(random);
        child = Child.start(new Child.Plan(
                "the sandbox",
                jvm.options("768m"),
                Child.Program.OURS,
                List.of(
                        "sandbox",
                        "--port=" + port,
                        "--bi-port=" + biPort,
                        "--data=" + data,
                        "--seed=" + seed,
                        "--tethered"),
                withoutSettings(),
                log));
        child.awaitReady(() -> http.status(url() + "/ledger/oms").isPresent());
    }

    /** Those of a hub with its simulated systems: the log is beside their ledgers. */
    public static SandboxChild beside(Path data) {
        return new SandboxChild(data, data.resolve("sandbox.log"), 1, Jvm.BRIEF);
    }

    /** The settings and secrets of the hub are none of its business. */
    private static Map<String, String> withoutSettings() {
        return System.getenv().keySet().stream()
                .filter(name -> name.startsWith("LINKSPAN_") && !name.equals("LINKSPAN_LOG"))
                .collect(Collectors.toUnmodifiableMap(name -> name, name -> ""));
    }

    @Override
    public String biUrl() {
        return "jdbc:h2:tcp://127.0.0.1:" + biPort + "/bi";
    }

    /** The secrets of the systems that post are told with it, and no others. */
    @Override
    public void connect(HubAddress hub) {
        ObjectNode said =
                JsonNodeFactory.instance.objectNode().put("hub", hub.url().toString());
        ObjectNode secrets = said.putObject("secrets");
        HubAddress.POSTING.forEach(name -> secrets.put(name, hub.secretOf().apply(name)));
        child.tell(Json.text(said));
    }

    @Override
    public String url() {
        return "http://127.0.0.1:" + port;
    }

    /** Switches faults on; what is not named is unchanged. */
    public void faults(String system, ObjectNode faults) {
        http.post(url() + "/faults/" + system, faults, "");
    }

    /** What took effect there. */
    public LedgerReader ledgers() {
        return new LedgerReader(http, url());
    }

    @Override
    public void close() {
        try {
            if (!child.terminate(LONGEST_STOP)) {
                child.kill();
            }
        } catch (InterruptedException e) {
            child.kill();
            Thread.currentThread().interrupt();
        }
    }
}
