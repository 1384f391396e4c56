package linkspan.simulation.broker;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.reflect.Proxy;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/** An idempotent producer: once a record is not taken, none after it is. */
public final class SimulatedProducer {
    private final SimulatedBroker broker;
    private boolean broken;

    SimulatedProducer(SimulatedBroker broker) {
        this.broker = broker;
    }

    @SuppressWarnings("unchecked") // of strings and bytes
    public Producer<String, byte[]> asProducer() {
        return (Producer<String, byte[]>) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Producer.class}, (self, method, given) -> {
                    switch (method.getName()) {
                        case "send":
                            return send((ProducerRecord<String, byte[]>) given[0]);
                        case "close":
                            return null;
                        default:
                            throw new UnsupportedOperationException("Producer." + method.getName());
                    }
                });
    }

    private Future<RecordMetadata> send(ProducerRecord<String, byte[]> record) {
        broker.scheduler().step(0.05, 3_000);
        broken = broken || !broker.takes();
        if (!broken) {
            byte[] key = record.key().getBytes(UTF_8);
            int partition = BuiltInPartitioner.partitionForKey(key, broker.partitions());
            broker.append(new TopicPartition(record.topic(), partition), record);
        }
        boolean answered = !broken && broker.answers();
        broken = broken || !answered;
        return new Acknowledged(answered);
    }

    private final class Acknowledged implements Future<RecordMetadata> {
        private final boolean in;

        Acknowledged(boolean in) {
            this.in = in;
        }

        @Override
        public @Nullable RecordMetadata get(long timeout, TimeUnit unit) throws ExecutionException {
            broker.scheduler().step(0.2, 3_000);
            if (!in) {
                throw new ExecutionException(new TimeoutException("not acknowledged"));
            }
            return null;
        }

        @Override
        public @Nullable RecordMetadata get() throws ExecutionException {
            return get(0, TimeUnit.SECONDS);
        }

        @Override
        public boolean cancel(boolean interrupting) {
            return false;
        }

        @Override
        public boolean isCancelled() {
            return false;
        }

        @Override
        public boolean isDone() {
            return true;
        }
    }
}
