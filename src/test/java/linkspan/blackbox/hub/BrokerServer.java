package linkspan.blackbox.hub;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Kafka in a process of its own, which outlives the hubs; the same port and data at every start. */
public final class BrokerServer implements AutoCloseable {
    private final OwnProcess process;
    private final int port;

    BrokerServer(Path jar, Path data, Path logs, Ports ports) {
        this.port = ports.free();
        this.process = new OwnProcess(
                "the broker",
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx384m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-jar",
                        jar.toString(),
                        "broker",
                        "--data=" + data,
                        "--port=" + port,
                        "--controller-port=" + ports.free()),
                Map.of(),
                logs.resolve("kafka.log"));
        process.start();
    }

    public void start() {
        process.start();
    }

    public void kill() {
        process.kill();
    }

    public void pause() {
        process.pause();
    }

    public void resume() {
        process.resume();
    }

    public String address() {
        return "127.0.0.1:" + port;
    }

    @Override
    public void close() {
        process.close();
    }
}
