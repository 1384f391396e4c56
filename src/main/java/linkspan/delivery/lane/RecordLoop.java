package linkspan.delivery.lane;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import linkspan.model.kind.EventTypes;
import linkspan.platform.broker.KafkaAccess;
import linkspan.platform.broker.UnknownEvent;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One system's consumer on a thread of its own; only this thread talks to Kafka. One that fails is made anew. */
public final class RecordLoop implements Lanes.Feed {
    /**
     * What is read.
     *
     * @param topicIds what makes a topic this one and not another of its name; empty where that is not known
     * @param known events of these types are delivered
     * @param unknown gets those of other types, of a later version for one; throws when they cannot be set aside now
     */
    public record Source(
            KafkaAccess kafka,
            Set<String> topics,
            UnaryOperator<String> topicIds,
            EventTypes known,
            Consumer<UnknownEvent> unknown) {
        public Source {
            topics = Set.copyOf(topics);
        }
    }

    /**
     * What is read, and for whom.
     *
     * @param onAssignment called on the loop's thread whenever partitions come or go
     */
    public record Terms(LaneSettings settings, Source source, LaneDelivery delivery, Runnable onAssignment) {}

    private static final Logger LOG = LoggerFactory.getLogger(RecordLoop.class);
    private final Terms terms;
    private final String system;
    private final PartitionProgress progress = new PartitionProgress(Lanes.Time.REAL);
    private final ExecutorService starters;
    private final Lanes lanes;
    private @Nullable Thread thread;
    private volatile @Nullable KafkaConsumer<String, byte[]> consumer;
    private volatile @Nullable PollRounds rounds;
    private volatile boolean stopping;
    private volatile boolean healthy = true;

    public RecordLoop(Terms terms) {
        this.terms = terms;
        this.system = terms.settings.system();
        this.starters = Executors.newFixedThreadPool(
                terms.settings.starters(), task -> new Thread(task, "linkspan-lane-" + system));
        this.lanes = new Lanes(progress, terms.delivery, starters, terms.settings);
    }

    @Override
    public Lanes lanes() {
        return lanes;
    }

    @Override
    public boolean healthy() {
        return healthy;
    }

    @Override
    public boolean joined() {
        PollRounds now = rounds;
        return now != null && now.joined();
    }

    @Override
    public void start() {
        Thread loop = new Thread(this::run, "linkspan-poll-" + system);
        thread = loop;
        loop.start();
    }

    private void run() {
        while (!stopping) {
            try (Closing open =
                    new Closing(new KafkaConsumer<>(GroupMember.settings(terms.settings, terms.source.kafka)))) {
                consumer = open.consumer;
                PollRounds all = open.rounds();
                while (!stopping) {
                    all.next();
                    healthy = true;
                }
            } catch (WakeupException e) {
                LOG.debug("woken to stop system={}", system);
            } catch (PollRounds.StoodStill e) {
                LOG.warn("no poll for a session's time, joining the group anew system={}", system);
            } catch (RuntimeException
                    | Error e) { // an Error, too: a loop that has ended silently would deliver nothing
                healthy = false;
                LOG.error("consumer failed, starting it again system={}", system, e);
                pauseBriefly();
            }
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
    @Override
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
        private @Nullable PollRounds own;

        Closing(KafkaConsumer<String, byte[]> consumer) {
            this.consumer = consumer;
        }

        PollRounds rounds() {
            PollRounds begun = new PollRounds(terms, progress, lanes, consumer);
            own = begun;
            rounds = begun;
            return begun;
        }

        @Override
        public void close() {
            PollRounds ending = own;
            if (stopping && ending != null) {
                ending.drain();
            }
            RecordLoop.this.consumer = null;
            consumer.close(CloseOptions.groupMembershipOperation(
                            stopping
                                    ? CloseOptions.GroupMembershipOperation.LEAVE_GROUP
                                    : CloseOptions.GroupMembershipOperation.DEFAULT)
                    .withTimeout(Duration.ofSeconds(5)));
        }
    }
}
