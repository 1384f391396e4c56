package linkspan.child;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** The simulated systems in a JVM of their own: their ledgers outlive every hub. */
public final class SandboxChild implements AutoCloseable {
    private static final Duration LONGEST_START = Duration.ofSeconds(60);
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
                List.of("sandbox", "--port=" + port, "--bi-port=" + biPort, "--data=" + data, "--seed=" + seed),
                Map.of(),
                log));
        try {
            Readiness.await(
                    child,
                    LONGEST_START,
                    () -> http.status(url() + "/ledger/oms").isPresent());
        } catch (ChildFailed e) {
            child.kill();
            throw e;
        }
    }

    public String url() {
        return "http://127.0.0.1:" + port;
    }

    /** How a hub finds it. */
    public Map<String, String> environment() {
        return Map.of(
                "LINKSPAN_SANDBOX_URL", url(), "LINKSPAN_SANDBOX_BI_URL", "jdbc:h2:tcp://127.0.0.1:" + biPort + "/bi");
    }

    /** Switches faults on; what is not named is unchanged. */
    public void faults(String system, ObjectNode faults) {
        http.post(url() + "/faults/" + system, faults, "");
    }

    /** {@code effects, distinct, doubled, outOfOrder}. */
    public JsonNode ledger(String system) {
        return http.get(url() + "/ledger/" + system, "");
    }

    /** The same with {@code pairs}: the sequences of every order in the order of effect. */
    public JsonNode ledgerWithPairs(String system) {
        return http.get(url() + "/ledger/" + system + "?pairs=true", "");
    }

    /** The same with {@code times}: of every order when each of its effects happened, in microseconds of the epoch. */
    public JsonNode ledgerWithTimes(String system) {
        return http.get(url() + "/ledger/" + system + "?times=true", "");
    }

    @Override
    public void close() {
        child.kill();
    }
}
