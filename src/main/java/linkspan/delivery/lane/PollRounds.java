package linkspan.delivery.lane;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import linkspan.platform.broker.EventRecord;
import linkspan.platform.broker.UnknownEvent;
import linkspan.platform.crash.CrashPoint;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The life of one consumer, round by round: before each poll it commits the contiguous done offsets and pauses partitions with
 * too much under way; each record goes to its key's lane. On one thread.
 */
final class PollRounds {
    private static final Logger LOG = LoggerFactory.getLogger(PollRounds.class);
    /** Per partition: with 12 of them some 20 MiB of events wait in the heap while a system is away. */
    private static final int PAUSE_ABOVE = 500;

    private static final Duration IDLE = Duration.ofMillis(1_000);
    private static final Duration BUSY = Duration.ofMillis(100);
    private final RecordLoop.Terms terms;
    private final PartitionProgress progress;
    private final Lanes lanes;
    private final Consumer<String, byte[]> consumer;
    private final OpenLog log;
    private boolean askedAgain;
    private volatile boolean joined;

    /** Asks for its partitions; they come with one of the rounds. */
    PollRounds(RecordLoop.Terms terms, PartitionProgress progress, Lanes lanes, Consumer<String, byte[]> consumer) {
        this.terms = terms;
        this.progress = progress;
        this.lanes = lanes;
        this.consumer = consumer;
        this.log = new OpenLog(
                terms.settings().system(),
                consumer,
                progress,
                terms.delivery(),
                terms.source().topicIds());
        progress.polled();
        consumer.subscribe(terms.source().topics(), new Rebalance());
    }

    boolean joined() {
        return joined;
    }

    /** @throws StoodStill when the consumer is to be thrown away, with all that it holds */
    void next() {
        pollOnce();
        closeHole();
    }

    private void pollOnce() {
        log.commitDue();
        offer(log.missed());
        log.readOn();
        List<TopicPartition> madeAnew = log.madeAnew();
        if (!madeAnew.isEmpty()) {
            log.lost(madeAnew, "the topic was made anew");
        }
        boolean busy = pauseFull();
        List<LaneItem> items = new ArrayList<>();
        ConsumerRecords<String, byte[]> records = poll(busy ? BUSY : IDLE);
        if (!progress.fresh()) { // the process stood still: what it holds may be others' by now, so it joins anew
            throw new StoodStill();
        }
        for (ConsumerRecord<String, byte[]> record : records) {
            TopicPartition partition = new TopicPartition(record.topic(), record.partition());
            long epoch = progress.taken(partition, record.offset(), record.leaderEpoch());
            try {
                items.add(new LaneItem(
                        EventRecord.read(record, terms.source().known()), partition, record.offset(), epoch));
            } catch (UnknownEvent e) {
                LOG.error(
                        "set aside, its key waits topic={} offset={}: {}", partition, record.offset(), e.getMessage());
                terms.source().unknown().accept(e);
                progress.done(partition, epoch, record.offset());
            } catch (RuntimeException e) {
                LOG.error("not an event of ours, left out topic={} offset={}", partition, record.offset(), e);
                progress.done(partition, epoch, record.offset());
            }
        }
        progress.polled();
        CrashPoint.at("C1");
        offer(items);
    }

    private ConsumerRecords<String, byte[]> poll(Duration most) {
        try {
            return consumer.poll(most);
        } catch (InvalidOffsetException e) { // what was not read yet is gone: nobody is to notice
            log.lost(e.partitions(), e.toString());
            return ConsumerRecords.empty();
        }
    }

    private void offer(List<LaneItem> items) {
        if (!items.isEmpty()) {
            terms.delivery().coming(items);
        }
        lanes.offer(items); // none, too: what was left while we were not heard from may go now
    }

    /** Returns true while something is under way, so that its offset is committed soon. */
    private boolean pauseFull() {
        List<TopicPartition> full = new ArrayList<>();
        List<TopicPartition> free = new ArrayList<>();
        boolean busy = log.isCatchingUp();
        for (TopicPartition partition : consumer.assignment()) {
            int open = progress.open(partition);
            busy |= open > 0;
            (open > PAUSE_ABOVE || log.holds(partition) ? full : free).add(partition);
        }
        consumer.pause(full);
        consumer.resume(free);
        return busy;
    }

    /**
     * A cooperative rebalance has two rounds: one member gives partitions up, and joins again to say so. Killed in
     * between and back within its session, a static member is handed what it was to keep, nobody joins again, and the
     * rest belongs to nobody for good. So whoever has come in asks for one more round, once.
     */
    private void closeHole() {
        if (joined && !askedAgain) {
            askedAgain = true;
            consumer.enforceRebalance("partitions given up before a kill may be nobody's");
        }
    }

    /** Waits a while for what is under way, and commits what is done. */
    void drain() {
        log.drainAndCommit(consumer.assignment(), lanes);
    }

    /** This process did not run for a while. */
    static final class StoodStill extends RuntimeException {}

    private final class Rebalance implements ConsumerRebalanceListener {
        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            log.assigned(partitions);
            joined = true;
            terms.onAssignment().run();
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            log.drainAndCommit(partitions, lanes);
            progress.polled(); // draining takes its time
            progress.gone(partitions);
            log.gone(partitions);
            terms.onAssignment().run();
        }

        @Override
        public void onPartitionsLost(Collection<TopicPartition> partitions) {
            progress.gone(partitions);
            log.gone(partitions);
            terms.onAssignment().run();
        }
    }
}
