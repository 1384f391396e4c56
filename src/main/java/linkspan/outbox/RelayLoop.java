package linkspan.outbox;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import linkspan.broker.EventRecord;
import linkspan.broker.KafkaAccess;
import linkspan.crash.CrashPoint;
import linkspan.database.DatabaseFailed;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes one shard in batches of 500. Send all, wait for all acknowledgements, only then forget them. After any failure
 * the producer is thrown away and everything from the oldest row on is sent again, with the same event ids: a record may
 * come twice, none is left out.
 */
final class RelayLoop implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RelayLoop.class);
    private static final int BATCH = 500;
    private static final long LOOK_EVERY_MS = 200;
    /** What comes within this time of a batch goes with the next one: each costs the database and the broker the same. */
    private static final long BETWEEN_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private static final long LONGEST_PAUSE_MS = 2_000;
    /** Less than what a database lets a transaction stand idle: then the shard would be another hub's. */
    private static final long ACKNOWLEDGED_WITHIN_MS = 4_000;

    private final OutboxStore outbox;
    private final int shard;
    private final KafkaAccess kafka;
    private final Semaphore wake = new Semaphore(0);
    private final Thread thread;
    private volatile @Nullable KafkaProducer<String, byte[]> producer;
    private volatile boolean stopping;
    private volatile boolean healthy = true;

    RelayLoop(OutboxStore outbox, int shard, KafkaAccess kafka) {
        this.outbox = outbox;
        this.shard = shard;
        this.kafka = kafka;
        this.thread = new Thread(this::run, "linkspan-relay-" + shard);
    }

    void start() {
        thread.start();
    }

    void wake() {
        if (wake.availablePermits() == 0) {
            wake.release();
        }
    }

    boolean healthy() {
        return healthy;
    }

    private void run() {
        long pause = LOOK_EVERY_MS;
        while (!stopping) {
            long began = System.nanoTime();
            try {
                boolean more = outbox.publish(shard, BATCH, this::send) == BATCH;
                CrashPoint.at("B6");
                healthy = true;
                pause = more ? 0 : LOOK_EVERY_MS;
            } catch (DatabaseFailed e) {
                pause = Math.min(LONGEST_PAUSE_MS, Math.max(LOOK_EVERY_MS, pause * 2));
                LOG.warn("outbox cannot be read, again in {} ms shard={}: {}", pause, shard, e.getMessage());
            } catch (RuntimeException e) {
                if (stopping) {
                    return;
                }
                pause = Math.min(LONGEST_PAUSE_MS, Math.max(LOOK_EVERY_MS, pause * 2));
                if (healthy) {
                    LOG.error("events cannot be published, sending again from the oldest shard={}", shard, e);
                }
                healthy = false;
                throwAwayProducer();
            }
            await(pause);
            LockSupport.parkNanos(began + BETWEEN_NANOS - System.nanoTime());
        }
    }

    private void await(long millis) {
        try {
            if (wake.tryAcquire(millis, TimeUnit.MILLISECONDS)) {
                wake.drainPermits();
            }
        } catch (InterruptedException e) {
            stopping = true;
        }
    }

    private void send(List<OutboxStore.Unpublished> batch) {
        KafkaProducer<String, byte[]> to = producer();
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(ACKNOWLEDGED_WITHIN_MS);
        try {
            List<Future<RecordMetadata>> sent = new ArrayList<>(batch.size());
            for (OutboxStore.Unpublished each : batch) {
                sent.add(to.send(EventRecord.of(each.event())));
            }
            CrashPoint.at("B3");
            for (Future<RecordMetadata> each : sent) {
                each.get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            }
        } catch (ExecutionException | TimeoutException e) {
            throw new PublishFailed("not acknowledged: " + e, e);
        } catch (InterruptedException e) {
            stopping = true;
            throw new PublishFailed("interrupted", e);
        }
    }

    private KafkaProducer<String, byte[]> producer() {
        KafkaProducer<String, byte[]> open = producer;
        if (open == null) {
            open = new KafkaProducer<>(kafka.client(ProducerSettings.ORDERED));
            producer = open;
        }
        return open;
    }

    private void throwAwayProducer() {
        KafkaProducer<String, byte[]> broken = producer;
        producer = null;
        if (broken != null) {
            broken.close(java.time.Duration.ZERO);
        }
    }

    /** Begins to stop. */
    void stop() {
        stopping = true;
        wake.release();
    }

    @Override
    public void close() {
        stop();
        join(2_000);
        throwAwayProducer();
        join(5_000);
    }

    private void join(long millis) {
        try {
            thread.join(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
