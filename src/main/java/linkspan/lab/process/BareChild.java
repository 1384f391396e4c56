package linkspan.lab.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import linkspan.lab.client.Loopback;
import linkspan.platform.broker.LowPort;

/** The plain program that a hub is measured against, in a JVM like the hub's; on the database that the hub has used before. */
public final class BareChild implements AutoCloseable {
    private static final String MAIN = "linkspan.lab.bench.bare.BareHub";
    private final int port = LowPort.free(new Random());
    private final Child child;

    /**
     * Starts it and returns when it answers.
     *
     * @param classes folder of its classes
     * @param secret of the client whose orders it takes
     */
    public BareChild(Path classes, PostgresChild postgres, String secret, List<String> jvmOptions, Path log) {
        child = Child.start(new Child.Plan(
                "the plain program",
                jvmOptions,
                Child.Program.of(classes, MAIN),
                List.of(),
                Map.of(
                        "BARE_PORT",
                        Integer.toString(port),
                        "BARE_URL",
                        postgres.url(),
                        "BARE_USER",
                        PostgresChild.USER,
                        "BARE_PASSWORD",
                        PostgresChild.PASSWORD,
                        "BARE_SECRET",
                        secret),
                log));
        Loopback http = new Loopback();
        child.awaitReady(() -> http.status(url() + "/").isPresent());
    }

    public String url() {
        return "http://127.0.0.1:" + port;
    }

    public long pid() {
        return child.pid();
    }

    @Override
    public void close() {
        child.kill();
    }
}
