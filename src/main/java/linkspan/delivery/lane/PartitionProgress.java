package linkspan.delivery.lane;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** Which offsets of each assigned partition are done. The loop tells what it took, lanes what they finished. */
final class PartitionProgress {
    /** Of an event that does not come from the log: an offset that is none, in the epoch of its partition. */
    record Place(long offset, long epoch) {}

    private static final class State {
        final long epoch;
        final String topicId;
        final TreeSet<Long> open = new TreeSet<>();
        Optional<Integer> leader = Optional.empty();
        long next = -1;
        long missed = -1;
        long committed = -1;
        boolean closing;
        boolean held;

        State(long epoch, String topicId) {
            this.epoch = epoch;
            this.topicId = topicId;
        }

        /** Below zero while anything the log has lost is open, or not brought yet: then nothing is to be committed. */
        long contiguous() {
            if (held) {
                return -1;
            }
            return open.isEmpty() ? next : open.first();
        }
    }

    /** Less than the session time-out of a consumer, more than the longest poll. */
    private static final long FRESH_NANOS = TimeUnit.MILLISECONDS.toNanos(5_000);

    private final Map<TopicPartition, State> states = new HashMap<>();
    private final Lanes.Time time;
    private long epochs;
    private volatile long polledAt;

    PartitionProgress(Lanes.Time time) {
        this.time = time;
        this.polledAt = time.nanos();
    }

    Lanes.Time time() {
        return time;
    }

    /** The consumer has just heard from its broker. */
    void polled() {
        polledAt = time.nanos();
    }

    /**
     * False when the consumer was silent for so long that its partitions may be another hub's by now, for instance because
     * this process was stopped for a while: nothing is started until it has asked again.
     */
    boolean fresh() {
        return time.nanos() - polledAt < FRESH_NANOS;
    }

    /** {@code topicId}: what its offsets are offsets of; it is committed with them. */
    synchronized void assigned(TopicPartition partition, String topicId) {
        states.put(partition, new State(++epochs, topicId));
    }

    /** What its offsets are offsets of; empty when that is not known, or the partition is not ours. */
    synchronized String topicId(TopicPartition partition) {
        State state = states.get(partition);
        return state == null ? "" : state.topicId;
    }

    /** Everything before this offset has been taken, or is known to be done. */
    synchronized void readsOn(TopicPartition partition, long offset) {
        State state = states.get(partition);
        if (state != null) {
            state.next = Math.max(state.next, offset);
            state.held = false;
        }
    }

    /**
     * What comes before the log's first record is still to be brought: nothing is to be committed until {@link #readsOn},
     * whatever the poll that assigned it has fetched.
     */
    synchronized void held(TopicPartition partition) {
        state(partition).held = true;
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

    /**
     * Notes an offset as under way and returns the epoch of its assignment.
     *
     * @param leader epoch of the leader that wrote it: by a later one a broker notices that its log was cut
     */
    synchronized long taken(TopicPartition partition, long offset, Optional<Integer> leader) {
        State state = state(partition);
        state.open.add(offset);
        state.next = Math.max(state.next, offset + 1);
        state.leader = leader;
        return state.epoch;
    }

    /** Notes something as under way that the log has lost. */
    synchronized Place missed(TopicPartition partition) {
        State state = state(partition);
        state.open.add(--state.missed);
        return new Place(state.missed, state.epoch);
    }

    private State state(TopicPartition partition) {
        return states.computeIfAbsent(partition, p -> new State(++epochs, ""));
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
                due.put(partition, new OffsetAndMetadata(state.contiguous(), state.leader, state.topicId));
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
