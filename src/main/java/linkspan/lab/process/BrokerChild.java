package linkspan.lab.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import linkspan.platform.broker.LowPort;
import org.jspecify.annotations.Nullable;

/**
 * Kafka in a JVM of its own; the same port and data at every start. What it acknowledged survives its {@code kill -9},
 * not the loss of power. Used by one thread.
 */
public final class BrokerChild implements AutoCloseable {
    private static final int LOOK_MS = 500;
    private final Path data;
    private final Path log;
    private final Jvm jvm;
    private final int port;
    private final int controllerPort;
    private @Nullable Child running;

    /** Starts and returns when it listens. */
    public BrokerChild(Path data, Path log, Jvm jvm) {
        this.data = data;
        this.log = log;
        this.jvm = jvm;
        Random ports = new Random();
        this.port = LowPort.free(ports);
        this.controllerPort = LowPort.free(ports);
        start();
    }

    /** Returns when it listens; its clients find it by themselves. */
    public void start() {
        Child child = Child.start(new Child.Plan(
                "the broker",
                jvm.options("384m"),
                Child.Program.OURS,
                List.of("broker", "--data=" + data, "--port=" + port, "--controller-port=" + controllerPort),
                Map.of(),
                log));
        running = child;
        child.awaitReady(this::listens);
    }

    private boolean listens() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), LOOK_MS);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** {@code kill -9}; returns when it is gone. */
    public void kill() {
        child().kill();
        running = null;
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    public long pid() {
        return child().pid();
    }

    private Child child() {
        Child child = running;
        if (child == null) {
            throw new IllegalStateException("the broker is not running");
        }
        return child;
    }

    @Override
    public void close() {
        Child child = running;
        if (child != null) {
            child.kill();
        }
    }
}
