package linkspan.platform.broker;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * One Kafka node (KRaft) in this JVM, on random ports of the loopback interface. What it acknowledged survives the
 * death of the process, not that of the power.
 */
public final class EmbeddedBroker implements AutoCloseable {
    /** The same at every start: another one is refused, and a start may be killed between its files. */
    private static final String CLUSTER_ID = new Uuid(0x6c696e6b7370616eL, 1).toString();

    private final KafkaRaftServer server;
    private final String bootstrapServers;

    private EmbeddedBroker(KafkaRaftServer server, String bootstrapServers) {
        this.server = server;
        this.bootstrapServers = bootstrapServers;
    }

    /** Starts on the data of an earlier run, or on an empty folder; takes two to four seconds. */
    public static EmbeddedBroker start(Path folder) throws Exception {
        Random random = new Random();
        return start(folder, LowPort.free(random), LowPort.free(random));
    }

    /** The same on ports of the caller's choice, so that clients find it again after its restart. */
    public static EmbeddedBroker start(Path folder, int port, int controllerPort) throws Exception {
        Files.createDirectories(folder);
        format(folder);
        KafkaRaftServer server =
                new KafkaRaftServer(new KafkaConfig(settings(folder, port, controllerPort), false), Time.SYSTEM);
        server.startup();
        return new EmbeddedBroker(server, "127.0.0.1:" + port);
    }

    private static Map<String, String> settings(Path folder, int port, int controllerPort) {
        Map<String, String> s = new HashMap<>();
        s.put("process.roles", "broker,controller");
        s.put("node.id", "1");
        s.put("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
        s.put("listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
        s.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
        s.put("controller.listener.names", "CONTROLLER");
        s.put("listener.security.protocol.map", "CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT");
        s.put("log.dirs", folder.toString());
        s.put("offsets.topic.replication.factor", "1");
        s.put("offsets.topic.num.partitions", "1");
        s.put("transaction.state.log.replication.factor", "1");
        s.put("transaction.state.log.min.isr", "1");
        s.put("transaction.state.log.num.partitions", "1");
        s.put("share.coordinator.state.topic.replication.factor", "1");
        s.put("share.coordinator.state.topic.min.isr", "1");
        s.put("group.initial.rebalance.delay.ms", "0");
        s.put("auto.create.topics.enable", "false");
        s.put("message.max.bytes", Integer.toString(Topics.MAX_RECORD_BYTES));
        s.put("log.retention.hours", "168");
        s.put("log.cleaner.dedupe.buffer.size", Integer.toString(4 << 20));
        // after a kill the broker is let in again when its former life has expired: with the default after 9 s
        s.put("broker.session.timeout.ms", "2000");
        s.put("broker.heartbeat.interval.ms", "500");
        s.put("num.network.threads", "2");
        s.put("num.io.threads", "4");
        s.put("background.threads", "2");
        s.put("num.recovery.threads.per.data.dir", "2");
        return s;
    }

    private static void format(Path folder) throws Exception {
        Formatter formatter = new Formatter();
        formatter.setPrintStream(new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8));
        formatter.setClusterId(CLUSTER_ID);
        formatter.setNodeId(1);
        formatter.addDirectory(folder.toString());
        formatter.setMetadataLogDirectory(folder.toString());
        formatter.setControllerListenerName("CONTROLLER");
        formatter.setIgnoreFormatted(true);
        formatter.run();
    }

    public String bootstrapServers() {
        return bootstrapServers;
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }
}
