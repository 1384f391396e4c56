package linkspan.platform.broker;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How far topics are written and groups have read them. Asks the broker; empty where it does not answer within 5 s. */
public final class GroupMarks implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(GroupMarks.class);
    private static final long PATIENCE_S = 5;
    private final Admin admin;

    /** Offsets by partition of one topic. */
    public record Marks(Map<Integer, Long> offsets) {
        public Marks {
            offsets = Map.copyOf(offsets);
        }

        /** The partition of a key, as the producer chooses it. */
        public int partition(String key) {
            return BuiltInPartitioner.partitionForKey(key.getBytes(UTF_8), offsets.size());
        }

        /** Of a partition, -1 when it is not known. */
        public long at(int partition) {
            return offsets.getOrDefault(partition, -1L);
        }
    }

    public GroupMarks(KafkaAccess kafka) {
        this.admin = Admin.create(kafka.client(Map.of()));
    }

    /** The offset after the last record of each partition. */
    public Optional<Marks> ends(String topic) {
        try {
            Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
            Objects.requireNonNull(admin.describeTopics(List.of(topic))
                            .topicNameValues()
                            .get(topic))
                    .get(PATIENCE_S, TimeUnit.SECONDS)
                    .partitions()
                    .forEach(each -> asked.put(new TopicPartition(topic, each.partition()), OffsetSpec.latest()));
            Map<Integer, Long> ends = new HashMap<>();
            admin.listOffsets(asked)
                    .all()
                    .get(PATIENCE_S, TimeUnit.SECONDS)
                    .forEach((partition, end) -> ends.put(partition.partition(), end.offset()));
            return Optional.of(new Marks(ends));
        } catch (ExecutionException | TimeoutException | RuntimeException e) {
            LOG.debug("the ends of {} are not known: {}", topic, e.toString());
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** Up to where a system's group has done with each partition. */
    public Optional<Marks> read(String system, String topic) {
        try {
            Map<Integer, Long> read = new HashMap<>();
            Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(
                            system + "-consumer-group")
                    .partitionsToOffsetAndMetadata()
                    .get(PATIENCE_S, TimeUnit.SECONDS);
            committed.forEach((partition, offset) -> {
                if (partition.topic().equals(topic) && offset != null) {
                    read.put(partition.partition(), offset.offset());
                }
            });
            return Optional.of(new Marks(read));
        } catch (ExecutionException | TimeoutException | RuntimeException e) {
            LOG.debug("where {} is with {} is not known: {}", system, topic, e.toString());
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(1));
    }
}
