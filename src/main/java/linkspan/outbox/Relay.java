package linkspan.outbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import linkspan.broker.EventRecord;
import linkspan.broker.Topics;
import linkspan.crash.CrashPoint;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings committed events to Kafka: one writer, batches of 500, woken by a commit and every 200 ms.
 *
 * <p>Send all, wait for all acknowledgements, only then forget them. After any failure the producer is thrown away and
 * everything from the oldest row on is sent again, with the same event ids: a record may come twice, none is left out.
 */
public final class Relay implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);
    private static final int BATCH = 500;
    private static final long LOOK_EVERY_MS = 200;
    private static final long LONGEST_PAUSE_MS = 10_000;

    private final OutboxStore outbox;
    private final String bootstrapServers;
    private final Semaphore wake = new Semaphore(0);
    private final Thread thread = new Thread(this::run, "linkspan-relay");
    private volatile @Nullable KafkaProducer<String, byte[]> producer;
    private volatile boolean stopping;
    private volatile boolean healthy = true;

    public Relay(OutboxStore outbox, String bootstrapServers) {
        this.outbox = outbox;
        this.bootstrapServers = bootstrapServers;
    }

    public void start() {
        thread.start();
    }

    /** There may be something new; cheap, from any thread. */
    public void wake() {
        if (wake.availablePermits() == 0) {
            wake.release();
        }
    }

    /** False while the last attempt failed. */
    public boolean healthy() {
        return healthy;
    }

    private void run() {
        long pause = LOOK_EVERY_MS;
        while (!stopping) {
            try {
                boolean more = publish();
                healthy = true;
                pause = more ? 0 : LOOK_EVERY_MS;
            } catch (ExecutionException | RuntimeException e) {
                if (stopping) {
                    return;
                }
                pause = Math.min(LONGEST_PAUSE_MS, Math.max(LOOK_EVERY_MS, pause * 2));
                if (healthy) {
                    LOG.error("events cannot be published, sending again from the oldest", e);
                }
                healthy = false;
                throwAwayProducer();
            } catch (InterruptedException e) {
                return;
            }
            await(pause);
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

    /** True: the batch was full, so look again at once. */
    private boolean publish() throws ExecutionException, InterruptedException {
        CrashPoint.at("B1");
        List<OutboxStore.Unpublished> batch = outbox.oldest(BATCH);
        if (batch.isEmpty()) {
            return false;
        }
        CrashPoint.at("B2");
        KafkaProducer<String, byte[]> to = producer();
        List<Future<RecordMetadata>> sent = new ArrayList<>(batch.size());
        for (OutboxStore.Unpublished each : batch) {
            sent.add(to.send(EventRecord.of(each.event())));
        }
        CrashPoint.at("B3");
        to.flush();
        for (Future<RecordMetadata> each : sent) {
            each.get();
        }
        CrashPoint.at("B4");
        outbox.published(batch);
        CrashPoint.at("B6");
        return batch.size() == BATCH;
    }

    private KafkaProducer<String, byte[]> producer() {
        KafkaProducer<String, byte[]> open = producer;
        if (open == null) {
            open = new KafkaProducer<>(Map.of(
                    ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                    bootstrapServers,
                    ProducerConfig.ACKS_CONFIG,
                    "all",
                    ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                    true,
                    ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION,
                    5,
                    ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                    Integer.MAX_VALUE,
                    ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                    Topics.MAX_RECORD_BYTES,
                    ProducerConfig.BATCH_SIZE_CONFIG,
                    128 << 10,
                    ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
                    StringSerializer.class,
                    ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG,
                    ByteArraySerializer.class));
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

    /** Does not wait for the broker: what was not acknowledged is still in the outbox. */
    @Override
    public void close() {
        stopping = true;
        wake.release();
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
