package linkspan.blackbox.hub;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;

/** Takes from a topic all the records that it has, as a retention that is too short does. */
public final class TopicTrim {
    private static final String TOPIC = "order-topic";
    private static final int PATIENCE_S = 40;

    private TopicTrim() {}

    /** Returns how many records went; -1 when nobody answered as a broker. */
    public static long trim(Servers servers, HubProcess hub) {
        if (servers.broker() != null) {
            return trim(servers.broker().address());
        }
        return listening(hub).stream()
                .mapToLong(port -> trim("127.0.0.1:" + port))
                .filter(count -> count >= 0)
                .findFirst()
                .orElse(-1);
    }

    private static long trim(String broker) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("bootstrap.servers", broker);
        settings.put("request.timeout.ms", 10_000);
        settings.put("default.api.timeout.ms", 20_000);
        try (Admin admin = Admin.create(settings)) {
            TopicDescription topic = admin.describeTopics(List.of(TOPIC))
                    .allTopicNames()
                    .get(PATIENCE_S, TimeUnit.SECONDS)
                    .get(TOPIC);
            Map<TopicPartition, OffsetSpec> first = new HashMap<>();
            Map<TopicPartition, OffsetSpec> last = new HashMap<>();
            topic.partitions().forEach(each -> {
                TopicPartition partition = new TopicPartition(TOPIC, each.partition());
                first.put(partition, OffsetSpec.earliest());
                last.put(partition, OffsetSpec.latest());
            });
            Map<TopicPartition, RecordsToDelete> gone = new HashMap<>();
            long[] count = {0};
            var begins = admin.listOffsets(first).all().get(PATIENCE_S, TimeUnit.SECONDS);
            admin.listOffsets(last).all().get(PATIENCE_S, TimeUnit.SECONDS).forEach((partition, end) -> {
                gone.put(partition, RecordsToDelete.beforeOffset(end.offset()));
                count[0] += end.offset() - begins.get(partition).offset();
            });
            admin.deleteRecords(gone).all().get(PATIENCE_S, TimeUnit.SECONDS);
            return count[0];
        } catch (ExecutionException | TimeoutException e) {
            return -1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }

    /** Ports on which a process listens, read as any user of the machine may. */
    private static List<Integer> listening(HubProcess hub) {
        long pid = hub.process().pid();
        List<String> inodes = new ArrayList<>();
        List<Integer> ports = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of("/proc/" + pid + "/fd"))) {
            for (Path file : files.toList()) {
                String target = Files.readSymbolicLink(file).toString();
                if (target.startsWith("socket:[")) {
                    inodes.add(target.substring(8, target.length() - 1));
                }
            }
            for (String table : List.of("tcp", "tcp6")) {
                for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/net/" + table))) {
                    String[] cells = line.strip().split("\\s+");
                    if (cells.length > 9 && cells[3].equals("0A") && inodes.contains(cells[9])) {
                        ports.add(Integer.parseInt(cells[1].substring(cells[1].indexOf(':') + 1), 16));
                    }
                }
            }
        } catch (IOException e) {
            return List.of();
        }
        ports.removeAll(hub.ports());
        return ports;
    }
}
