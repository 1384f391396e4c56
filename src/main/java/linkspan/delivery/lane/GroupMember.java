package linkspan.delivery.lane;

import java.util.HashMap;
import java.util.Map;
import linkspan.platform.broker.KafkaAccess;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** A hub's consumer in the group of a system: static, so that one that is back in time gets what it had. */
final class GroupMember {
    private static final int FETCH_BYTES = 4 << 20;

    private GroupMember() {}

    static Map<String, Object> settings(LaneSettings settings, KafkaAccess kafka) {
        Map<String, Object> s = new HashMap<>();
        s.put(ConsumerConfig.GROUP_ID_CONFIG, settings.group());
        s.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, settings.group() + "." + settings.instance());
        s.put(ConsumerConfig.CLIENT_ID_CONFIG, settings.group() + "." + settings.instance());
        s.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 6_000); // the least that brokers allow by default
        s.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 500); // how soon it hears that another one is gone
        s.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        s.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none"); // where records are gone, the loop has to know
        s.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 500);
        s.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCH_BYTES); // a larger record comes alone
        s.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, FETCH_BYTES / 4);
        s.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName());
        s.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class);
        s.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        return kafka.client(s);
    }
}
