package linkspan.stand;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import linkspan.platform.broker.KafkaAccess;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** What operators of a cluster, or its accidents, do to a topic. */
public final class TopicFaults {
    /** What is done to a topic, and to the group that reads it. */
    @FunctionalInterface
    public interface Fault {
        void on(Admin admin, String topic, String group) throws Exception;
    }

    private TopicFaults() {}

    public static void make(Fault fault, String servers, String topic, String group) throws Exception {
        try (Admin admin = Admin.create(KafkaAccess.plain(servers).client(Map.of()))) {
            fault.on(admin, topic, group);
        }
    }

    /** Every record goes, as by age; numbers go on. */
    public static void trim(Admin admin, String topic, String group) throws Exception {
        Map<TopicPartition, RecordsToDelete> ends = ends(admin, topic).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        end -> RecordsToDelete.beforeOffset(end.getValue().offset())));
        admin.deleteRecords(ends).all().get(2, TimeUnit.MINUTES);
    }

    /** The topic goes with its records; a hub makes it anew. */
    public static void delete(Admin admin, String topic, String group) throws Exception {
        admin.deleteTopics(List.of(topic)).all().get(2, TimeUnit.MINUTES);
    }

    /** As after {@code offsets.retention.minutes}, and the records are gone, too. */
    public static void trimAndForget(Admin admin, String topic, String group) throws Exception {
        trim(admin, topic, group);
        admin.deleteConsumerGroups(List.of(group)).all().get(2, TimeUnit.MINUTES);
    }

    /** As when a broker came back with an older log than the group has read. */
    public static void cut(Admin admin, String topic, String group) throws Exception {
        Map<TopicPartition, OffsetAndMetadata> beyond = ends(admin, topic).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        end -> new OffsetAndMetadata(end.getValue().offset() + 1_000)));
        trim(admin, topic, group);
        admin.alterConsumerGroupOffsets(group, beyond).all().get(2, TimeUnit.MINUTES);
    }

    public static void addPartitions(Admin admin, String topic, String group) throws Exception {
        admin.createPartitions(Map.of(topic, NewPartitions.increaseTo(17)))
                .all()
                .get(2, TimeUnit.MINUTES);
    }

    private static Map<TopicPartition, ListOffsetsResultInfo> ends(Admin admin, String topic) throws Exception {
        int partitions = admin.describeTopics(List.of(topic))
                .topicNameValues()
                .get(topic)
                .get()
                .partitions()
                .size();
        Map<TopicPartition, OffsetSpec> all = IntStream.range(0, partitions)
                .mapToObj(partition -> new TopicPartition(topic, partition))
                .collect(Collectors.toMap(Function.identity(), it -> OffsetSpec.latest()));
        return admin.listOffsets(all).all().get(2, TimeUnit.MINUTES);
    }
}
