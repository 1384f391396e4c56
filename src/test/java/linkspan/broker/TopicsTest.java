package linkspan.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import linkspan.event.Topic;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopicsTest {
    @Test
    void topics_take_large_events_whatever_the_broker_takes_by_default(@TempDir Path data) throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(data);
                Admin admin = Admin.create(
                        KafkaAccess.plain(broker.bootstrapServers()).client(Map.of()))) {
            Topics.create(KafkaAccess.plain(broker.bootstrapServers()));
            Topics.create(KafkaAccess.plain(broker.bootstrapServers())); // the second hub
            for (Topic topic : Topic.values()) {
                ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic.wire());
                ConfigEntry largest = admin.describeConfigs(List.of(resource))
                        .values()
                        .get(resource)
                        .get()
                        .get(TopicConfig.MAX_MESSAGE_BYTES_CONFIG);
                assertThat(largest.value()).isEqualTo("" + Topics.MAX_RECORD_BYTES);
                assertThat(largest.source()).isEqualTo(ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG);
            }
        }
    }
}
