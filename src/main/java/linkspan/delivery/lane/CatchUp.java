package linkspan.delivery.lane;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import linkspan.model.Event;
import linkspan.platform.database.DatabaseFailed;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings a system what a topic has lost: from the table, key by key, through the lanes of the partitions in which it would
 * have come. They are read on when all of it is in the lanes; none of their offsets is committed before all of it is done, so
 * that whoever gets them after a crash begins again. On the loop's thread.
 */
final class CatchUp {
    private static final Logger LOG = LoggerFactory.getLogger(CatchUp.class);
    /** So many may be under way in all. */
    private static final int MOST_OPEN = 1_000;

    private final String system;
    private final String topic;
    private final int partitions;
    private final PartitionProgress progress;
    private final MissedEvents missed;
    private final Set<TopicPartition> waiting = new HashSet<>();
    private long brought;
    private boolean last;

    /** @param partitions how many the topic has */
    CatchUp(
            String system,
            Collection<TopicPartition> waiting,
            int partitions,
            PartitionProgress progress,
            MissedEvents missed) {
        this.system = system;
        this.topic = waiting.iterator().next().topic();
        this.waiting.addAll(waiting);
        this.partitions = partitions;
        this.progress = progress;
        this.missed = missed;
    }

    boolean holds(TopicPartition partition) {
        return waiting.contains(partition);
    }

    /** Somebody else does it. */
    void gone(Collection<TopicPartition> taken) {
        waiting.removeAll(taken);
    }

    /** What is to be offered next; nothing while enough is under way. */
    List<LaneItem> next() {
        int open = waiting.stream().mapToInt(progress::open).sum();
        if (last || open >= MOST_OPEN) {
            return List.of();
        }
        try {
            MissedEvents.Page page = missed.next(key -> waiting.contains(partition(key)));
            last = page.last();
            List<LaneItem> items = new ArrayList<>();
            for (Event event : page.events()) {
                TopicPartition partition = partition(event.key());
                if (!waiting.contains(partition)) {
                    continue; // another hub's since its key was looked up
                }
                PartitionProgress.Place place = progress.missed(partition);
                items.add(new LaneItem(event, partition, place.offset(), place.epoch()));
            }
            brought += items.size();
            return items;
        } catch (DatabaseFailed e) {
            LOG.warn("what the topic lost cannot be read, again soon system={} topic={}", system, topic, e);
            return List.of();
        }
    }

    /** True when all of it is in the lanes: the partitions may be read on. */
    boolean isDone() {
        if (last && !waiting.isEmpty()) {
            LOG.info(
                    "all of it is on its way, the topic is read on system={} topic={} events={}",
                    system,
                    topic,
                    brought);
        }
        return last || waiting.isEmpty();
    }

    Set<TopicPartition> partitions() {
        return Set.copyOf(waiting);
    }

    /** Where the producer puts the key. */
    private TopicPartition partition(String key) {
        byte[] bytes = key.getBytes(UTF_8);
        return new TopicPartition(topic, BuiltInPartitioner.partitionForKey(bytes, partitions));
    }
}
