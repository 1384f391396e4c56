package linkspan.commit.relay;

import java.util.Map;
import linkspan.platform.broker.Topics;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** How events are produced: acknowledged by all replicas, in order, tried until they are in. */
final class ProducerSettings {
    static final Map<String, Object> ORDERED = Map.of(
            ProducerConfig.ACKS_CONFIG,
            "all",
            ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
            true,
            ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION,
            5,
            ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
            Integer.MAX_VALUE,
            // shorter than what a shard waits for acknowledgements
            ProducerConfig.MAX_BLOCK_MS_CONFIG,
            3_000,
            ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
            Topics.MAX_RECORD_BYTES,
            ProducerConfig.BATCH_SIZE_CONFIG,
            128 << 10,
            // a batch is whole when it is handed over: to wait for more (5 ms by default) delays it and what comes next
            ProducerConfig.LINGER_MS_CONFIG,
            0,
            ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
            StringSerializer.class,
            ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG,
            ByteArraySerializer.class);

    private ProducerSettings() {}
}
