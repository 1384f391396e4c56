package linkspan.commit.relay;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import linkspan.commit.outbox.OutboxStore;
import linkspan.commit.outbox.SetAsideStore;
import linkspan.model.Event;
import linkspan.model.failure.FailureCode;
import linkspan.platform.broker.EventRecord;
import linkspan.platform.crash.CrashPoint;
import linkspan.platform.database.DatabaseFailed;
import linkspan.platform.trace.Tracing;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.SerializationException;
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

    private static final long LARGE_BATCH = 1 << 20;
    private static final long TOPIC_WAITS_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final OutboxStore outbox;
    private final int shard;
    private final Supplier<Producer<String, byte[]>> producers;
    private final SetAsideStore setAside;
    private final Tracing tracing;
    private final Map<String, Long> waitUntil = new HashMap<>(); // topics that refuse everything
    private final Semaphore wake = new Semaphore(0);
    private final Thread thread;
    private volatile @Nullable Producer<String, byte[]> producer;
    private volatile boolean stopping;
    private volatile boolean healthy = true;
    private long pause = LOOK_EVERY_MS;

    RelayLoop(
            OutboxStore outbox,
            int shard,
            Supplier<Producer<String, byte[]>> producers,
            SetAsideStore setAside,
            Tracing tracing) {
        this.tracing = tracing;
        this.setAside = setAside;
        this.outbox = outbox;
        this.shard = shard;
        this.producers = producers;
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
        while (!stopping) {
            long began = System.nanoTime();
            round();
            await(pause);
            LockSupport.parkNanos(began + BETWEEN_NANOS - System.nanoTime());
        }
    }

    /** Publishes one batch, if there is any; says for how many milliseconds to wait unless woken. */
    long round() {
        try {
            waitUntil.values().removeIf(end -> end - System.nanoTime() < 0);
            Batch batch = new Batch();
            boolean more = outbox.publish(shard, BATCH, waitUntil.keySet(), batch::send, setAside) == BATCH;
            CrashPoint.at("B6");
            batch.done();
            healthy = waitUntil.isEmpty();
            pause = more || batch.isLarge() ? 0 : LOOK_EVERY_MS;
        } catch (DatabaseFailed e) {
            pause = Math.min(LONGEST_PAUSE_MS, Math.max(LOOK_EVERY_MS, pause * 2));
            LOG.warn("outbox cannot be read, again in {} ms shard={}: {}", pause, shard, e.getMessage());
        } catch (RuntimeException e) {
            if (stopping) {
                return pause;
            }
            pause = Math.min(LONGEST_PAUSE_MS, Math.max(LOOK_EVERY_MS, pause * 2));
            if (healthy) {
                LOG.error("events cannot be published, sending again from the oldest shard={}", shard, e);
            }
            healthy = false;
            throwAwayProducer();
        }
        return pause;
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

    /** What became of one batch: what is acknowledged goes, what is refused goes to a person, the rest stays. */
    private final class Batch {
        private final List<OutboxStore.Unpublished> published = new ArrayList<>();
        private final List<OutboxStore.Refused> refused = new ArrayList<>();
        private @Nullable Exception failure;
        private long bytes;

        OutboxStore.Sent send(List<OutboxStore.Unpublished> batch) {
            long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(ACKNOWLEDGED_WITHIN_MS);
            Map<OutboxStore.Unpublished, Future<RecordMetadata>> sent = new LinkedHashMap<>();
            for (OutboxStore.Unpublished each : batch) {
                if (each.event() == null) {
                    refuse(
                            each,
                            FailureCode.EVENT_UNKNOWN,
                            "this version has no event " + each.row().type());
                } else {
                    bytes += each.event().data().length();
                    sent.put(each, send(each.event()));
                }
            }
            CrashPoint.at("B3");
            try {
                for (Map.Entry<OutboxStore.Unpublished, Future<RecordMetadata>> each : sent.entrySet()) {
                    acknowledge(each.getKey(), each.getValue(), end);
                }
            } catch (InterruptedException e) {
                stopping = true;
                throw new PublishFailed("interrupted", e);
            }
            if (failure != null) { // some may be in, some not: all are sent again, but for those that never get in
                return new OutboxStore.Sent(List.of(), refused);
            }
            return new OutboxStore.Sent(published, refused);
        }

        private Future<RecordMetadata> send(Event event) {
            Tracing.Step step = tracing.begin(
                    Tracing.Kind.PRODUCER, "publish " + event.topic().wire(), event.traceparent());
            try {
                return producer()
                        .send(EventRecord.of(event), (at, error) -> step.end(error == null ? null : "not published"));
            } catch (SerializationException e) {
                return CompletableFuture.failedFuture(e);
            }
        }

        private void acknowledge(OutboxStore.Unpublished event, Future<RecordMetadata> future, long end)
                throws InterruptedException {
            try {
                future.get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
                published.add(event);
            } catch (ExecutionException e) {
                switch (PublishErrors.of(e.getCause())) {
                    case AGAIN -> failure = e;
                    case TOPIC_WAITS -> topicWaits(event.row().topic(), e);
                    case REFUSED -> refuse(event, FailureCode.EVENT_REFUSED, String.valueOf(e.getCause()));
                }
            } catch (TimeoutException e) {
                failure = e;
            }
        }

        private void topicWaits(String topic, Exception e) {
            Long before = waitUntil.put(topic, System.nanoTime() + TOPIC_WAITS_NANOS);
            if (before == null) {
                LOG.error("nothing can be published to {}, others go on: {}", topic, String.valueOf(e.getCause()));
            }
        }

        private void refuse(OutboxStore.Unpublished event, FailureCode code, String why) {
            LOG.error(
                    "the event is set aside code={} topic={} key={} sequence={}: {}",
                    code.label(),
                    event.row().topic(),
                    event.row().key(),
                    event.row().sequence(),
                    why);
            refused.add(new OutboxStore.Refused(event, code, why));
        }

        /** It may have been cut short by its size. */
        boolean isLarge() {
            return bytes > LARGE_BATCH;
        }

        /** After the commit. Throws where the batch has to be sent again. */
        void done() {
            if (failure != null) {
                throw new PublishFailed("not acknowledged: " + failure, failure);
            }
        }
    }

    private Producer<String, byte[]> producer() {
        Producer<String, byte[]> open = producer;
        if (open == null) {
            open = producers.get();
            producer = open;
        }
        return open;
    }

    private void throwAwayProducer() {
        Producer<String, byte[]> broken = producer;
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
