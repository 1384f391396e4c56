package linkspan.lane;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import linkspan.broker.EventRecord;
import linkspan.broker.KafkaAccess;
import linkspan.crash.CrashPoint;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
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
    private static final Logger LOG = LoggerFactory.getLogger(RecordLoop.class);
    /** Per partition: with 12 of them some 20 MiB of events wait in the heap while a system is away. */
    private static final int PAUSE_ABOVE = 500;

    private static final Duration IDLE = Duration.ofMillis(1_000);
    private static final Duration BUSY = Duration.ofMillis(100);
    /** Each commit of offsets is a request; what a crash leaves uncommitted is dropped by position. */
    private static final long COMMIT_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(300);

    private static final long DRAIN_MS = 5_000;

    private final LaneSettings settings;
    private final KafkaAccess kafka;
    private final Set<String> topics;
    private final PartitionProgress progress = new PartitionProgress();
    private final ExecutorService starters;
    private final LaneDelivery delivery;
    private final Lanes lanes;
    private final Runnable onAssignment;
    private @Nullable Thread thread;
    private volatile @Nullable KafkaConsumer<String, byte[]> consumer;
    private long committedAt = System.nanoTime();
    private volatile boolean stopping;
    private volatile boolean healthy = true;
    private volatile boolean joined;

    /** {@code onAssignment} is called on the loop's thread whenever partitions come or go. */
    public RecordLoop(
            LaneSettings settings,
            KafkaAccess kafka,
            Set<String> topics,
            LaneDelivery delivery,
            Runnable onAssignment) {
        this.settings = settings;
        this.kafka = kafka;
        this.topics = Set.copyOf(topics);
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
                Rebalance rebalance = new Rebalance();
                open.consumer.subscribe(topics, rebalance);
                while (!stopping) {
                    pollOnce(open.consumer);
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

    private void pollOnce(KafkaConsumer<String, byte[]> from) {
        commitDue(from);
        boolean busy = pauseFull(from);
        List<LaneItem> items = new ArrayList<>();
        ConsumerRecords<String, byte[]> records = from.poll(busy ? BUSY : IDLE);
        if (!progress.fresh()) { // the process stood still: what it holds may be others' by now, so it joins anew
            throw new StoodStill();
        }
        for (ConsumerRecord<String, byte[]> record : records) {
            TopicPartition partition = new TopicPartition(record.topic(), record.partition());
            long epoch = progress.taken(partition, record.offset());
            try {
                items.add(new LaneItem(EventRecord.read(record), partition, record.offset(), epoch));
            } catch (RuntimeException e) {
                LOG.error("not an event of ours, left out topic={} offset={}", partition, record.offset(), e);
                progress.done(partition, epoch, record.offset());
            }
        }
        progress.polled();
        CrashPoint.at("C1");
        if (!items.isEmpty()) {
            delivery.coming(items);
        }
        lanes.offer(items); // none, too: what was left while we were not heard from may go now
    }

    private void commitDue(KafkaConsumer<String, byte[]> to) {
        if (System.nanoTime() - committedAt < COMMIT_EVERY_NANOS) {
            return;
        }
        committedAt = System.nanoTime();
        Map<TopicPartition, OffsetAndMetadata> due = progress.due();
        if (!due.isEmpty()) {
            to.commitAsync(due, (offsets, error) -> {
                if (error != null) {
                    LOG.debug(
                            "offsets not committed, will be again system={}: {}", settings.system(), error.toString());
                    progress.notCommitted(offsets.keySet());
                }
            });
            CrashPoint.at("C7");
        }
    }

    /** Returns true while something is under way, so that its offset is committed soon. */
    private boolean pauseFull(KafkaConsumer<String, byte[]> of) {
        List<TopicPartition> full = new ArrayList<>();
        List<TopicPartition> free = new ArrayList<>();
        boolean busy = false;
        for (TopicPartition partition : of.assignment()) {
            int open = progress.open(partition);
            busy |= open > 0;
            (open > PAUSE_ABOVE ? full : free).add(partition);
        }
        of.pause(full);
        of.resume(free);
        return busy;
    }

    private void drainAndCommit(Collection<TopicPartition> partitions) {
        KafkaConsumer<String, byte[]> open = consumer;
        if (open == null || partitions.isEmpty()) {
            return;
        }
        try {
            progress.closing(partitions);
            boolean drained = lanes.drain(partitions, DRAIN_MS);
            Map<TopicPartition, OffsetAndMetadata> due = progress.due();
            if (!due.isEmpty()) {
                open.commitSync(due, Duration.ofSeconds(3));
            }
            if (!drained) {
                LOG.warn("deliveries still in flight were left to their positions system={}", settings.system());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.warn("offsets not committed, duplicates will be dropped by position system={}", settings.system(), e);
        }
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

        Closing(KafkaConsumer<String, byte[]> consumer) {
            this.consumer = consumer;
        }

        @Override
        public void close() {
            if (stopping) {
                drainAndCommit(consumer.assignment());
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
        private boolean askedAgain;

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            joined = true;
            progress.assigned(partitions);
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
            drainAndCommit(partitions);
            progress.polled(); // draining takes its time
            progress.gone(partitions);
            onAssignment.run();
        }

        @Override
        public void onPartitionsLost(Collection<TopicPartition> partitions) {
            progress.gone(partitions);
            onAssignment.run();
        }
    }
}
