package linkspan.platform.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import linkspan.model.Topic;
import linkspan.model.kind.EventTypes;
import linkspan.platform.terminal.CommandFailed;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HubTopicsTest {
    private static final Duration KEEP = Duration.ofDays(14);
    private static final String TOPIC = Topic.ORDER.wire();

    private EmbeddedBroker broker;
    private Admin admin;
    private HubTopics topics;

    @BeforeAll
    void start(@TempDir Path data) throws Exception {
        broker = EmbeddedBroker.start(data);
        KafkaAccess kafka = KafkaAccess.plain(broker.bootstrapServers());
        admin = Admin.create(kafka.client(Map.of()));
        // somebody has made one before, in his own way
        admin.createTopics(List.of(new NewTopic(TOPIC, Optional.of(3), Optional.empty())
                        .configs(Map.of(
                                TopicConfig.RETENTION_MS_CONFIG,
                                "3600000",
                                TopicConfig.RETENTION_BYTES_CONFIG,
                                "1000000",
                                TopicConfig.CLEANUP_POLICY_CONFIG,
                                TopicConfig.CLEANUP_POLICY_COMPACT))))
                .all()
                .get();
        topics = new HubTopics(kafka, EventTypes.own(), KEEP);
        topics.make();
        topics.make(); // the second hub
    }

    @AfterAll
    void stop() {
        topics.close();
        admin.close();
        broker.close();
    }

    @Test
    void a_broker_that_never_answers_is_named() {
        try (HubTopics nowhere = new HubTopics(
                new KafkaAccess(
                        "127.0.0.1:1",
                        Map.of(
                                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                                "1000",
                                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                                "500")),
                EventTypes.own(),
                KEEP)) {
            assertThatThrownBy(() -> nowhere.makeWithin(Duration.ZERO))
                    .isInstanceOf(CommandFailed.class)
                    .hasMessageStartingWith("the broker at 127.0.0.1:1 does not do what it is asked: ");
        }
    }

    @Test
    void topics_take_large_events_whatever_the_broker_takes_by_default() throws Exception {
        for (Topic topic : List.of(Topic.INVENTORY, Topic.PRODUCT)) {
            ConfigEntry largest = setting(topic.wire(), TopicConfig.MAX_MESSAGE_BYTES_CONFIG);
            assertThat(largest.value()).isEqualTo("" + Topics.MAX_RECORD_BYTES);
            assertThat(largest.source()).isEqualTo(ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG);
        }
    }

    @Test
    void topics_keep_records_as_long_as_events_are_kept_also_those_that_were_there() throws Exception {
        assertKept(Topic.INVENTORY.wire());
        assertKept(TOPIC);
    }

    @Test
    void what_somebody_makes_worse_is_made_good_again_and_what_is_better_stays() throws Exception {
        String topic = Topic.PRODUCT.wire();
        set(topic, TopicConfig.RETENTION_MS_CONFIG, "60000");
        topics.look();
        await().untilAsserted(() -> assertKept(topic));

        set(topic, TopicConfig.RETENTION_MS_CONFIG, "-1");
        topics.look();
        assertThat(setting(topic, TopicConfig.RETENTION_MS_CONFIG).value()).isEqualTo("-1");
    }

    @Test
    void a_topic_that_is_deleted_while_a_hub_runs_is_made_again_and_is_another_one() throws Exception {
        String topic = Topic.CUSTOMER.wire();
        String before = topics.id(topic);
        admin.deleteTopics(List.of(topic)).all().get();
        await().untilAsserted(() -> {
            topics.look();
            assertThat(topics.id(topic)).isNotEmpty().isNotEqualTo(before);
        });
    }

    private void assertKept(String topic) throws Exception {
        assertThat(Long.parseLong(
                        setting(topic, TopicConfig.RETENTION_MS_CONFIG).value()))
                .as(topic)
                .isGreaterThanOrEqualTo(KEEP.plusDays(1).toMillis());
        assertThat(setting(topic, TopicConfig.RETENTION_BYTES_CONFIG).value()).isEqualTo("-1");
        assertThat(setting(topic, TopicConfig.CLEANUP_POLICY_CONFIG).value()).isEqualTo("delete");
    }

    private void set(String topic, String key, String value) throws Exception {
        admin.incrementalAlterConfigs(Map.of(
                        resource(topic),
                        List.of(new AlterConfigOp(new ConfigEntry(key, value), AlterConfigOp.OpType.SET))))
                .all()
                .get();
        await().until(() -> setting(topic, key).value().equals(value));
    }

    private ConfigEntry setting(String topic, String key) throws Exception {
        return admin.describeConfigs(List.of(resource(topic)))
                .values()
                .get(resource(topic))
                .get()
                .get(key);
    }

    private static ConfigResource resource(String topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic);
    }
}
