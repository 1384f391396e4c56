package linkspan.lab.drill.fault;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import linkspan.lab.drill.nemesis.Battlefield;
import linkspan.lab.drill.nemesis.Nemesis;
import linkspan.lab.drill.nemesis.NemesisFindings;
import linkspan.model.Topic;
import linkspan.platform.broker.KafkaAccess;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;

/**
 * A system is away, its topic loses all the records that it has, and every hub is killed: what was read ahead is gone, too,
 * and what the system missed is in the database alone.
 */
public final class TopicTrim implements Nemesis {
    private static final String SYSTEM = "oms";
    private static final int AWAY_S = 20;
    private static final int PATIENCE_S = 60;

    @Override
    public NemesisFindings strike(Battlefield field) throws InterruptedException {
        field.faults(SYSTEM, down(true));
        field.say(SYSTEM + " is away for " + AWAY_S + " s");
        Thread.sleep(AWAY_S * 1_000L);
        long gone = trim(field.servers().broker().bootstrapServers());
        field.say(Topic.ORDER.wire() + " lost " + gone + " records");
        for (int hub = 0; hub < field.count(); hub++) {
            field.hub(hub).kill();
        }
        field.faults(SYSTEM, down(false));
        for (int hub = 0; hub < field.count(); hub++) {
            field.restart(hub);
        }
        field.awaitAll();
        field.say("every hub was killed, " + SYSTEM + " is back");
        return new NemesisFindings(
                "trim", JsonNodeFactory.instance.objectNode().put("records", gone), List.of(), List.of());
    }

    private static ObjectNode down(boolean down) {
        return JsonNodeFactory.instance.objectNode().put("down", down);
    }

    private static long trim(String servers) throws InterruptedException {
        try (Admin admin = Admin.create(KafkaAccess.plain(servers).client(Map.of()))) {
            String topic = Topic.ORDER.wire();
            List<TopicPartition> partitions =
                    admin
                            .describeTopics(List.of(topic))
                            .allTopicNames()
                            .get(PATIENCE_S, TimeUnit.SECONDS)
                            .values()
                            .stream()
                            .flatMap(described -> described.partitions().stream())
                            .map(each -> new TopicPartition(topic, each.partition()))
                            .toList();
            Map<TopicPartition, Long> first = offsets(admin, partitions, OffsetSpec.earliest());
            Map<TopicPartition, Long> last = offsets(admin, partitions, OffsetSpec.latest());
            Map<TopicPartition, RecordsToDelete> all = new HashMap<>();
            last.forEach((partition, end) -> all.put(partition, RecordsToDelete.beforeOffset(end)));
            admin.deleteRecords(all).all().get(PATIENCE_S, TimeUnit.SECONDS);
            return partitions.stream()
                    .mapToLong(each -> last.getOrDefault(each, 0L) - first.getOrDefault(each, 0L))
                    .sum();
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the topic cannot be trimmed", e);
        }
    }

    private static Map<TopicPartition, Long> offsets(Admin admin, List<TopicPartition> partitions, OffsetSpec which)
            throws InterruptedException, ExecutionException, TimeoutException {
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        partitions.forEach(each -> asked.put(each, which));
        Map<TopicPartition, Long> offsets = new HashMap<>();
        admin.listOffsets(asked)
                .all()
                .get(PATIENCE_S, TimeUnit.SECONDS)
                .forEach((partition, info) -> offsets.put(partition, info.offset()));
        return offsets;
    }
}
