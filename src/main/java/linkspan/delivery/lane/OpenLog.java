package linkspan.delivery.lane;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import linkspan.platform.crash.CrashPoint;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * The log as one consumer has it open: where each partition begins, how far it is done, and what is read from the table
 * because the log has lost it. On the loop's thread.
 */
final class OpenLog {
    private static final Logger LOG = LoggerFactory.getLogger(OpenLog.class);
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    /** Each commit of offsets is a request; what a crash leaves uncommitted is dropped by position. */
    private static final long COMMIT_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(300);

    private static final long DRAIN_MS = 5_000;

    private final String system;
    private final Consumer<String, byte[]> consumer;
    private final PartitionProgress progress;
    private final LaneDelivery delivery;
    private final UnaryOperator<String> topicIds;
    private final List<CatchUp> catchUps = new ArrayList<>();
    private final Map<TopicPartition, Long> begun = new HashMap<>();
    private long committedAt;

    /** @param topicIds what makes a topic this one and not another of its name; empty where that is not known */
    OpenLog(
            String system,
            Consumer<String, byte[]> consumer,
            PartitionProgress progress,
            LaneDelivery delivery,
            UnaryOperator<String> topicIds) {
        this.system = system;
        this.consumer = consumer;
        this.progress = progress;
        this.delivery = delivery;
        this.topicIds = topicIds;
        this.committedAt = progress.time().nanos();
    }

    /** These are ours from now on. */
    void assigned(Collection<TopicPartition> partitions) {
        byTopic(partitions).forEach((topic, own) -> {
            List<TopicPartition> all = all(topic);
            Map<TopicPartition, OffsetAndMetadata> committed = consumer.committed(new HashSet<>(all), PATIENCE);
            String id = topicIds.apply(topic);
            boolean sibling = committed.values().stream().anyMatch(it -> it != null && LogStart.isOf(it, id));
            begin(own, all.size(), partition -> committed.get(partition), sibling, null);
        });
    }

    /** The log of these has changed under our hands. */
    void lost(Collection<TopicPartition> partitions, String why) {
        gone(partitions);
        byTopic(partitions).forEach((topic, own) -> begin(own, all(topic).size(), partition -> null, false, why));
    }

    void gone(Collection<TopicPartition> partitions) {
        catchUps.forEach(it -> it.gone(partitions));
        partitions.forEach(begun::remove);
    }

    /** @param why null to find out from what is committed */
    private void begin(
            Collection<TopicPartition> partitions,
            int ofTopic,
            Committed committed,
            boolean sibling,
            @Nullable String why) {
        Map<TopicPartition, Long> first = consumer.beginningOffsets(partitions, PATIENCE);
        Map<TopicPartition, Long> end = consumer.endOffsets(partitions, PATIENCE);
        Map<TopicPartition, String> lost = new HashMap<>();
        String topic = partitions.iterator().next().topic();
        String id = topicIds.apply(topic);
        for (TopicPartition partition : partitions) {
            LogStart start = LogStart.of(new LogStart.Known(
                    committed.of(partition),
                    first.getOrDefault(partition, 0L),
                    end.getOrDefault(partition, 0L),
                    id,
                    sibling));
            progress.assigned(partition, id);
            consumer.seek(partition, start.offset());
            if (start.lost() != null) {
                begun.put(partition, start.offset().offset());
                progress.held(partition);
                lost.put(partition, why == null ? start.lost() : why);
            }
        }
        if (!lost.isEmpty()) {
            boolean news = lost.values().stream().anyMatch(it -> !it.equals(LogStart.NEVER_READ));
            LOG.atLevel(news ? Level.WARN : Level.INFO)
                    .log(
                            "the system gets from the table what the topic does not have system={} topic={} because {}",
                            system,
                            topic,
                            new TreeSet<>(lost.values()));
            consumer.pause(lost.keySet()); // the poll that assigns them goes on to fetch
            catchUps.add(new CatchUp(system, lost.keySet(), ofTopic, progress, delivery.missed(topic)));
        }
    }

    private interface Committed {
        @Nullable
        OffsetAndMetadata of(TopicPartition partition);
    }

    private static Map<String, Set<TopicPartition>> byTopic(Collection<TopicPartition> partitions) {
        return partitions.stream().collect(Collectors.groupingBy(TopicPartition::topic, Collectors.toSet()));
    }

    private List<TopicPartition> all(String topic) {
        return consumer.partitionsFor(topic, PATIENCE).stream()
                .map(it -> new TopicPartition(topic, it.partition()))
                .toList();
    }

    /** What the log has lost and is to be offered next. */
    List<LaneItem> missed() {
        List<LaneItem> items = new ArrayList<>();
        for (CatchUp catchUp : catchUps) {
            items.addAll(catchUp.next());
        }
        return items;
    }

    /** Reads on where all that was lost is in the lanes. */
    void readOn() {
        catchUps.removeIf(catchUp -> {
            boolean done = catchUp.isDone();
            if (done) {
                catchUp.partitions().forEach(it -> progress.readsOn(it, begun.getOrDefault(it, -1L)));
            }
            return done;
        });
    }

    boolean isCatchingUp() {
        return !catchUps.isEmpty();
    }

    /** True: nothing of it is to be read yet. */
    boolean holds(TopicPartition partition) {
        return catchUps.stream().anyMatch(it -> it.holds(partition));
    }

    /** Partitions whose topic is not the one any more that they were assigned of. */
    List<TopicPartition> madeAnew() {
        return consumer.assignment().stream()
                .filter(partition -> {
                    String now = topicIds.apply(partition.topic());
                    String then = progress.topicId(partition);
                    return !now.isEmpty() && !then.isEmpty() && !now.equals(then);
                })
                .toList();
    }

    /** Commits what is done, three times a second. */
    void commitDue() {
        long now = progress.time().nanos();
        if (now - committedAt < COMMIT_EVERY_NANOS) {
            return;
        }
        committedAt = now;
        Map<TopicPartition, OffsetAndMetadata> due = progress.due();
        if (!due.isEmpty()) {
            consumer.commitAsync(due, (offsets, error) -> {
                if (error != null) {
                    LOG.debug("offsets not committed, will be again system={}: {}", system, error.toString());
                    progress.notCommitted(offsets.keySet());
                }
            });
            CrashPoint.at("C7");
        }
    }

    /** Starts nothing more of these, waits a while for what is under way, and commits what is done. */
    void drainAndCommit(Collection<TopicPartition> partitions, Lanes lanes) {
        if (partitions.isEmpty()) {
            return;
        }
        try {
            progress.closing(partitions);
            boolean drained = lanes.drain(partitions, DRAIN_MS);
            Map<TopicPartition, OffsetAndMetadata> due = progress.due();
            if (!due.isEmpty()) {
                consumer.commitSync(due, Duration.ofSeconds(3));
            }
            if (!drained) {
                LOG.warn("deliveries still in flight were left to their positions system={}", system);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.warn("offsets not committed, duplicates will be dropped by position system={}", system, e);
        }
    }
}
