package linkspan.blackbox.hub;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** One hub, started from its jar as an operator would. */
public final class HubProcess implements AutoCloseable {
    private static final int STOP_S = 40;
    private final String name;
    private final int port;
    private final int opsPort;
    private final OwnProcess process;
    private final Operator operator;

    /** @param jar with its libraries beside it in {@code lib} */
    public record Plan(Path jar, Path home, Path data, Map<String, String> environment, Path logs) {
        public Plan {
            environment = Map.copyOf(environment);
        }
    }

    HubProcess(String name, Plan plan, Ports ports) {
        this.name = name;
        this.port = ports.free();
        this.opsPort = ports.free();
        Path data = plan.data().resolve(name);
        this.process = new OwnProcess(
                name,
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-jar",
                        plan.jar().toString(),
                        "run",
                        "--port=" + port,
                        "--ops-port=" + opsPort,
                        "--data=" + data,
                        "--home=" + plan.home()),
                plan.environment(),
                plan.logs().resolve(name + ".log"));
        this.operator = new Operator("http://127.0.0.1:" + opsPort, data.resolve("ops.token"));
    }

    public String name() {
        return name;
    }

    public String authority() {
        return "127.0.0.1:" + port;
    }

    public List<Integer> ports() {
        return List.of(port, opsPort);
    }

    public OwnProcess process() {
        return process;
    }

    public Operator operator() {
        return operator;
    }

    /** Returns at once. */
    public void start() {
        process.start();
    }

    /** Whether it was ready within the limit; false at once when it has ended. */
    public boolean awaitReady(Duration limit) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        while (System.nanoTime() < end && process.isAlive()) {
            if (operator.isReady()) {
                return true;
            }
            Thread.sleep(100);
        }
        return false;
    }

    /** SIGTERM, and SIGKILL when that does not help; returns whether it did. */
    public boolean stop() {
        boolean ended = process.terminate(STOP_S);
        process.kill();
        return ended;
    }

    @Override
    public void close() {
        process.close();
    }
}
