package linkspan.simulation.broker;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import linkspan.simulation.time.Process;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetCommitCallback;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** A member of a group; does at once what the real one waits for. */
public final class SimulatedConsumer {
    private static final int MOST = 5;
    private final SimulatedBroker broker;
    private final Group group;
    private final String instance;
    private final Process process;
    private final Set<TopicPartition> assigned = new LinkedHashSet<>();
    private final Set<TopicPartition> paused = new HashSet<>();
    private final Map<TopicPartition, Long> positions = new HashMap<>();
    private Set<String> topics = Set.of();
    private @Nullable ConsumerRebalanceListener listener;
    private boolean joined;
    private long joinedAt;
    private long diedAt = -1;

    SimulatedConsumer(SimulatedBroker broker, Group group, String instance, Process process) {
        this.broker = broker;
        this.group = group;
        this.instance = instance;
        this.process = process;
    }

    String instance() {
        return instance;
    }

    /** Its process is gone, or it was thrown away without a goodbye. */
    public void dies() {
        if (diedAt < 0) {
            diedAt = broker.scheduler().now();
        }
    }

    /** For how long nothing was heard of it, when that was the last time. */
    long silence() {
        long now = broker.scheduler().now();
        return diedAt >= 0 ? now - diedAt : process.silence(joinedAt, now);
    }

    @SuppressWarnings("unchecked") // as the interface says
    public Consumer<String, byte[]> asConsumer() {
        return (Consumer<String, byte[]>) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Consumer.class}, (self, method, given) -> {
                    switch (method.getName()) {
                        case "subscribe":
                            topics = Set.copyOf((Collection<String>) given[0]);
                            listener = (ConsumerRebalanceListener) given[1];
                            return null;
                        case "poll":
                            return poll();
                        case "assignment":
                            return new LinkedHashSet<>(assigned);
                        case "pause":
                            return paused.addAll((Collection<TopicPartition>) given[0]) ? null : null;
                        case "resume":
                            return paused.removeAll((Collection<TopicPartition>) given[0]) ? null : null;
                        case "commitAsync":
                            commitAsync(
                                    (Map<TopicPartition, OffsetAndMetadata>) given[0], (OffsetCommitCallback) given[1]);
                            return null;
                        case "commitSync":
                            commit((Map<TopicPartition, OffsetAndMetadata>) given[0]);
                            return null;
                        case "committed":
                            return each((Collection<TopicPartition>) given[0], group::committed);
                        case "beginningOffsets":
                            return each((Collection<TopicPartition>) given[0], it -> broker.log(it).first);
                        case "endOffsets":
                            return each(
                                    (Collection<TopicPartition>) given[0],
                                    it -> broker.log(it).end());
                        case "partitionsFor":
                            return partitions((String) given[0]);
                        case "seek":
                            positions.put((TopicPartition) given[0], ((OffsetAndMetadata) given[1]).offset());
                            return null;
                        case "enforceRebalance":
                            group.saysWhatItHas(this, assigned);
                            return null;
                        default:
                            throw new UnsupportedOperationException("Consumer." + method.getName());
                    }
                });
    }

    private static <T> Map<TopicPartition, @Nullable T> each(
            Collection<TopicPartition> partitions, Function<TopicPartition, @Nullable T> value) {
        Map<TopicPartition, @Nullable T> all = new LinkedHashMap<>();
        partitions.forEach(each -> all.put(each, value.apply(each)));
        return all;
    }

    private List<PartitionInfo> partitions(String topic) {
        List<PartitionInfo> all = new ArrayList<>();
        for (int i = 0; i < broker.partitions(); i++) {
            all.add(new PartitionInfo(topic, i, null, null, null));
        }
        return all;
    }

    private void commitAsync(Map<TopicPartition, OffsetAndMetadata> offsets, OffsetCommitCallback then) {
        broker.scheduler().step(0.05, 3_000);
        boolean in = group.has(this);
        if (in) {
            group.committed().putAll(offsets);
        }
        then.onComplete(offsets, in ? null : new CommitFailedException());
    }

    private void commit(Map<TopicPartition, OffsetAndMetadata> offsets) {
        broker.scheduler().step(0.05, 3_000);
        if (!group.has(this)) {
            throw new CommitFailedException();
        }
        group.committed().putAll(offsets);
    }

    private ConsumerRecords<String, byte[]> poll() {
        broker.scheduler().step(0.05, 3_000);
        ConsumerRebalanceListener told = java.util.Objects.requireNonNull(listener);
        if (joined && !group.has(this)) {
            joined = false;
            List<TopicPartition> lost = List.copyOf(assigned);
            assigned.clear();
            broker.note(instance + " has lost " + lost);
            told.onPartitionsLost(lost);
            return ConsumerRecords.empty();
        }
        if (!joined) {
            group.join(this, topics);
            joined = true;
            joinedAt = broker.scheduler().now();
        }
        Set<TopicPartition> gone = group.toGiveUp(this, assigned);
        if (!gone.isEmpty()) {
            broker.note(instance + " gives up " + gone);
            told.onPartitionsRevoked(gone);
            assigned.removeAll(gone);
            group.givenUp(this, gone);
        }
        Set<TopicPartition> taken = group.taken(this, assigned);
        if (!taken.isEmpty()) {
            assigned.addAll(taken);
            broker.note(instance + " gets " + taken);
            told.onPartitionsAssigned(taken);
        }
        return fetch();
    }

    private ConsumerRecords<String, byte[]> fetch() {
        Map<TopicPartition, List<ConsumerRecord<String, byte[]>>> fetched = new LinkedHashMap<>();
        Map<TopicPartition, Long> outOfRange = new HashMap<>();
        for (TopicPartition each : assigned) {
            SimulatedBroker.Log log = broker.log(each);
            long position = positions.getOrDefault(each, 0L);
            if (paused.contains(each) || position == log.end()) {
                continue;
            }
            if (position < log.first) {
                outOfRange.put(each, position);
                continue;
            }
            int until = (int) Math.min(
                    log.end(), position + 1 + broker.scheduler().random().nextInt(MOST));
            fetched.put(each, List.copyOf(log.records.subList((int) position, until)));
            positions.put(each, (long) until);
        }
        if (!outOfRange.isEmpty() && fetched.isEmpty()) {
            throw new OffsetOutOfRangeException(outOfRange);
        }
        return new ConsumerRecords<>(fetched, Map.of());
    }

    /** True when a poll would do something. */
    public boolean hasNews() {
        return !joined
                || !group.has(this)
                || !group.toGiveUp(this, assigned).isEmpty()
                || assigned.stream()
                        .anyMatch(each -> !paused.contains(each)
                                && positions.getOrDefault(each, 0L)
                                        != broker.log(each).end());
    }

    /** It says goodbye. */
    public void leaves() {
        group.leave(this);
    }
}
