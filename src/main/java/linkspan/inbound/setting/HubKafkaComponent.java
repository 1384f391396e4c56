package linkspan.inbound.setting;

import java.util.Map;
import linkspan.platform.broker.KafkaAccess;
import linkspan.platform.broker.Topics;
import org.apache.camel.component.kafka.KafkaComponent;
import org.apache.camel.component.kafka.KafkaConfiguration;
import org.apache.camel.component.kafka.KafkaEndpoint;
import org.apache.camel.component.kafka.consumer.DefaultKafkaManualCommitFactory;
import org.apache.camel.spi.EndpointStrategy;

/**
 * {@code kafka:} with the hub's brokers and security where an address names none. A record that fails is read again, and none after it
 * before: its offset moves when its route has ended well.
 */
public final class HubKafkaComponent {
    /** A topic that is made later is seen after so long. */
    private static final int SOON_MS = 5_000;

    private HubKafkaComponent() {}

    /** {@code access}: the hub's own broker. */
    public static KafkaComponent of(KafkaAccess access) {
        KafkaComponent kafka = new KafkaComponent();
        kafka.setKafkaManualCommitFactory(new DefaultKafkaManualCommitFactory());
        KafkaConfiguration configuration = kafka.getConfiguration();
        configuration.setBrokers(access.bootstrapServers());
        configuration.setAdditionalProperties(Map.copyOf(access.properties()));
        configuration.setPreValidateHostAndPort(false);
        configuration.setAutoCommitEnable(false);
        configuration.setAllowManualCommit(true);
        configuration.setBreakOnFirstError(true);
        configuration.setAutoOffsetReset("earliest");
        configuration.setMetadataMaxAgeMs(SOON_MS);
        return kafka;
    }

    /** Makes the topics that addresses name on the hub's own broker; elsewhere their owners do. */
    public static EndpointStrategy topics(KafkaAccess access) {
        return (uri, endpoint) -> {
            if (endpoint instanceof KafkaEndpoint kafka
                    && access.bootstrapServers().equals(kafka.getConfiguration().getBrokers())
                    && !kafka.getConfiguration().isTopicIsPattern()) {
                Topics.prepare(access, kafka.getConfiguration().getTopic());
            }
            return endpoint;
        };
    }
}
