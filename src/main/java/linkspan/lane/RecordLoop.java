package linkspan.lane;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import linkspan.broker.EventRecord;
import linkspan.broker.KafkaAccess;
import linkspan.broker.UnknownEvent;
import linkspan.crash.CrashPoint;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One system's consumer: hands each record to its key's lane and goes on. Only this thread talks to Kafka: before each
 * poll it commits the contiguous done offsets and pauses partitions with too much under way.
 */
public final class RecordLoop {
    /**
     * What is read.
     *
     * @param topicIds what makes a topic this one and not another of its name; empty where that is not known
     * @param unknown gets events of types that this version does not know; throws when they cannot be set aside now
     */
    public record Source(
            KafkaAccess kafka, Set<String> topics, UnaryOperator<String> topicIds, Consumer<UnknownEvent> unknown) {
        public Source {
            topics = Set.copyOf(topics);
        }
    }

    private static final Logger LOG = LoggerFactory.getLogger(RecordLoop.class);
    /** Per partition: with 12 of them some 20 MiB of events wait in the heap while a system is away. */
    private static final int PAUSE_ABOVE = 500;

    private static final Duration IDLE = Duration.ofMillis(1_000);
    private static final Duration BUSY = Duration.ofMillis(100);
    private final LaneSettings settings;
    private final KafkaAccess kafka;
    private final Set<String> topics;
    private final PartitionProgress progress = new PartitionProgress();
    private final ExecutorService starters;
    private final LaneDelivery delivery;
    private final Lanes lanes;
    private final Runnable onAssignment;
    private final UnaryOperator<String> topicIds;
    private final Consumer<UnknownEvent> unknown;
    private @Nullable Thread thread;
    private volatile @Nullable KafkaConsumer<String, byte[]> consumer;
    private volatile boolean stopping;
    private volatile boolean healthy = true;
    private volatile boolean joined;

    /** {@code onAssignment} is called on the loop's thread whenever partitions come or go. */
    public RecordLoop(LaneSettings settings, Source source, LaneDelivery delivery, Runnable onAssignment) {
        this.settings = settings;
        this.kafka = source.kafka;
        this.topics = source.topics;
        this.topicIds = source.topicIds;
        this.unknown = source.unknown;
        this.delivery = delivery;
        this.onAssignment = onAssignment;
        this.starters = Executors.newFixedThreadPool(
                settings.starters(), task -> new Thread(task, "linkspan-lane-" + settings.system()));
        this.lanes = new Lanes(progress, delivery, starters, settings.concurrency(), settings.batch());
    }

    public Lanes lanes() {
        return lanes;
    }

    /** False while the broker cannot be reached. */
    public boolean healthy() {
        return healthy;
    }

    /** False until its group has given it its partitions for the first time. */
    public boolean joined() {
        return joined;
    }

    public void start() {
        Thread loop = new Thread(this::run, "linkspan-poll-" + settings.system());
        thread = loop;
        loop.start();
    }

    private void run() {
        while (!stopping) {
            try (Closing open = new Closing(new KafkaConsumer<>(GroupMember.settings(settings, kafka)))) {
                consumer = open.consumer;
                progress.polled();
                joined = false;
                OpenLog log = open.log;
                Rebalance rebalance = new Rebalance(log);
                open.consumer.subscribe(topics, rebalance);
                while (!stopping) {
                    pollOnce(open.consumer, log);
                    healthy = true;
                    rebalance.closeHole(open.consumer);
                }
            } catch (WakeupException e) {
                LOG.debug("woken to stop system={}", settings.system());
            } catch (StoodStill e) {
                LOG.warn("no poll for a session's time, joining the group anew system={}", settings.system());
            } catch (RuntimeException
                    | Error e) { // an Error, too: a loop that has ended silently would deliver nothing
                healthy = false;
                LOG.error("consumer failed, starting it again system={}", settings.system(), e);
                pauseBriefly();
            }
        }
    }

    private void pollOnce(KafkaConsumer<String, byte[]> from, OpenLog log) {
        log.commitDue();
        offer(log.missed());
        log.readOn();
        List<TopicPartition> madeAnew = log.madeAnew();
        if (!madeAnew.isEmpty()) {
            log.lost(madeAnew, "the topic was made anew");
        }
        boolean busy = pauseFull(from, log);
        List<LaneItem> items = new ArrayList<>();
        ConsumerRecords<String, byte[]> records = poll(from, busy ? BUSY : IDLE, log);
        if (!progress.fresh()) { // the process stood still: what it holds may be others' by now, so it joins anew
            throw new StoodStill();
        }
        for (ConsumerRecord<String, byte[]> record : records) {
            TopicPartition partition = new TopicPartition(record.topic(), record.partition());
            long epoch = progress.taken(partition, record.offset(), record.leaderEpoch());
            try {
                items.add(new LaneItem(EventRecord.read(record), partition, record.offset(), epoch));
            } catch (UnknownEvent e) {
                LOG.error(
                        "set aside, its key waits topic={} offset={}: {}", partition, record.offset(), e.getMessage());
                unknown.accept(e);
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

    private static ConsumerRecords<String, byte[]> poll(
            KafkaConsumer<String, byte[]> from, Duration most, OpenLog log) {
        try {
            return from.poll(most);
        } catch (InvalidOffsetException e) { // what was not read yet is gone: nobody is to notice
            log.lost(e.partitions(), e.toString());
            return ConsumerRecords.empty();
        }
    }

    private void offer(List<LaneItem> items) {
        if (!items.isEmpty()) {
            delivery.coming(items);
        }
        lanes.offer(items); // none, too: what was left while we were not heard from may go now
    }

    /** Returns true while something is under way, so that its offset is committed soon. */
    private boolean pauseFull(KafkaConsumer<String, byte[]> of, OpenLog log) {
        List<TopicPartition> full = new ArrayList<>();
        List<TopicPartition> free = new ArrayList<>();
        boolean busy = log.isCatchingUp();
        for (TopicPartition partition : of.assignment()) {
            int open = progress.open(partition);
            busy |= open > 0;
            (open > PAUSE_ABOVE || log.holds(partition) ? full : free).add(partition);
        }
        of.pause(full);
        of.resume(free);
        return busy;
    }

    private void pauseBriefly() {
        try {
            TimeUnit.SECONDS.sleep(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Drains, commits and leaves the group, so that the next start or another instance takes over at once. */
    public void stop() throws InterruptedException {
        stopping = true;
        KafkaConsumer<String, byte[]> open = consumer;
        if (open != null) {
            open.wakeup();
        }
        Thread loop = thread;
        if (loop != null) {
            loop.join(15_000);
        }
        starters.shutdown();
    }

    /** An orderly close of a static member leaves its partitions idle for a session time-out unless it says goodbye. */
    private final class Closing implements AutoCloseable {
        private final KafkaConsumer<String, byte[]> consumer;
        private final OpenLog log;

        Closing(KafkaConsumer<String, byte[]> consumer) {
            this.consumer = consumer;
            this.log = new OpenLog(settings.system(), consumer, progress, delivery, topicIds);
        }

        @Override
        public void close() {
            if (stopping) {
                log.drainAndCommit(consumer.assignment(), lanes);
            }
            RecordLoop.this.consumer = null;
            consumer.close(CloseOptions.groupMembershipOperation(
                            stopping
                                    ? CloseOptions.GroupMembershipOperation.LEAVE_GROUP
                                    : CloseOptions.GroupMembershipOperation.DEFAULT)
                    .withTimeout(Duration.ofSeconds(5)));
        }
    }

    /** This process did not run for a while. */
    private static final class StoodStill extends RuntimeException {}

    private final class Rebalance implements ConsumerRebalanceListener {
        private final OpenLog log;
        private boolean askedAgain;

        Rebalance(OpenLog log) {
            this.log = log;
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            log.assigned(partitions);
            joined = true;
            onAssignment.run();
        }

        /**
         * A cooperative rebalance has two rounds: one member gives partitions up, and joins again to say so. Killed in
         * between and back within its session, a static member is handed what it was to keep, nobody joins again, and the
         * rest belongs to nobody for good. So whoever has come in asks for one more round, once.
         */
        void closeHole(KafkaConsumer<String, byte[]> of) {
            if (joined && !askedAgain) {
                askedAgain = true;
                of.enforceRebalance("partitions given up before a kill may be nobody's");
            }
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            log.drainAndCommit(partitions, lanes);
            progress.polled(); // draining takes its time
            progress.gone(partitions);
            log.gone(partitions);
            onAssignment.run();
        }

        @Override
        public void onPartitionsLost(Collection<TopicPartition> partitions) {
            progress.gone(partitions);
            log.gone(partitions);
            onAssignment.run();
        }
    }
}
