package linkspan.lane;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** Which offsets of each assigned partition are done. The loop tells what it took, lanes what they finished. */
final class PartitionProgress {
    private static final class State {
        final long epoch;
        final TreeSet<Long> open = new TreeSet<>();
        long next = -1;
        long committed = -1;
        boolean closing;

        State(long epoch) {
            this.epoch = epoch;
        }

        long contiguous() {
            return open.isEmpty() ? next : open.first();
        }
    }

    /** Less than the session time-out of a consumer, more than the longest poll. */
    private static final long FRESH_NANOS = TimeUnit.MILLISECONDS.toNanos(5_000);

    private final Map<TopicPartition, State> states = new HashMap<>();
    private long epochs;
    private volatile long polledAt = System.nanoTime();

    /** The consumer has just heard from its broker. */
    void polled() {
        polledAt = System.nanoTime();
    }

    /**
     * False when the consumer was silent for so long that its partitions may be another hub's by now, for instance because
     * this process was stopped for a while: nothing is started until it has asked again.
     */
    boolean fresh() {
        return System.nanoTime() - polledAt < FRESH_NANOS;
    }

    synchronized void assigned(Collection<TopicPartition> partitions) {
        partitions.forEach(partition -> states.put(partition, new State(++epochs)));
    }

    synchronized void gone(Collection<TopicPartition> partitions) {
        partitions.forEach(states::remove);
    }

    /** Lanes start nothing more of these. */
    synchronized void closing(Collection<TopicPartition> partitions) {
        for (TopicPartition partition : partitions) {
            State state = states.get(partition);
            if (state != null) {
                state.closing = true;
            }
        }
    }

    /** Notes an offset as under way and returns the epoch of its assignment. */
    synchronized long taken(TopicPartition partition, long offset) {
        State state = states.computeIfAbsent(partition, p -> new State(++epochs));
        state.open.add(offset);
        state.next = Math.max(state.next, offset + 1);
        return state.epoch;
    }

    /** May this still be delivered by us? */
    synchronized boolean current(TopicPartition partition, long epoch) {
        State state = states.get(partition);
        return state != null && state.epoch == epoch && !state.closing;
    }

    synchronized void done(TopicPartition partition, long epoch, long offset) {
        State state = states.get(partition);
        if (state != null && state.epoch == epoch) {
            state.open.remove(offset);
        }
    }

    /** How many of the partition are under way. */
    synchronized int open(TopicPartition partition) {
        State state = states.get(partition);
        return state == null ? 0 : state.open.size();
    }

    /** Positions to commit: everything before them is done. Only those further than what was committed last. */
    synchronized Map<TopicPartition, OffsetAndMetadata> due() {
        Map<TopicPartition, OffsetAndMetadata> due = new HashMap<>();
        states.forEach((partition, state) -> {
            if (state.contiguous() > state.committed) {
                due.put(partition, new OffsetAndMetadata(state.contiguous()));
                state.committed = state.contiguous();
            }
        });
        return due;
    }

    /** A commit failed: the same positions are due again. */
    synchronized void notCommitted(Collection<TopicPartition> partitions) {
        for (TopicPartition partition : partitions) {
            State state = states.get(partition);
            if (state != null) {
                state.committed = -1;
            }
        }
    }
}
