package linkspan.inbound.topic;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import linkspan.platform.broker.KafkaAccess;
import org.apache.camel.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.component.kafka.KafkaConfiguration;
import org.apache.camel.component.kafka.KafkaEndpoint;
import org.apache.camel.component.kafka.PollOnError;
import org.apache.camel.component.kafka.consumer.DefaultKafkaManualSyncCommit;
import org.apache.camel.spi.HeaderFilterStrategy;
import org.apache.camel.support.DefaultEndpoint;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** A foreign topic at which a route starts, on camel-kafka: record by record, no offset moves but by our hand. */
final class TopicEndpoint extends DefaultEndpoint {
    static final String EVENT_ID = "ce_id";
    static final String SOURCE = "ce_source";
    static final String TRACE = "traceparent";

    /** Whose topic, its name, where it is, and the consumer group. */
    record Source(String system, String topic, KafkaAccess kafka, String group) {}

    /** An allow-list: a header {@code kafka.OVERRIDE_TOPIC} or {@code CamelHttpUri} of a record ends here. */
    private static final class Named implements HeaderFilterStrategy {
        private static final Set<String> TAKEN = Set.of(EVENT_ID, SOURCE, TRACE);

        @Override
        public boolean applyFilterToCamelHeaders(String name, Object value, Exchange exchange) {
            return true;
        }

        @Override
        public boolean applyFilterToExternalHeaders(String name, Object value, Exchange exchange) {
            return !TAKEN.contains(name.toLowerCase(Locale.ROOT));
        }
    }

    private final Source source;
    private final TopicServices services;

    TopicEndpoint(String uri, TopicComponent component, Source source, TopicServices services) {
        super(uri, component);
        this.source = source;
        this.services = services;
    }

    Source source() {
        return source;
    }

    TopicServices services() {
        return services;
    }

    @Override
    public Consumer createConsumer(Processor route) throws Exception {
        Consumer consumer = new TopicConsumer(this, route);
        configureConsumer(consumer);
        return consumer;
    }

    /**
     * The consumer of the records. With Camel's own factory of manual commits it would also commit what it has seen when
     * partitions are taken from it, failed records included; any other factory switches that off.
     */
    Consumer records(Processor processor) throws Exception {
        KafkaEndpoint kafka = getCamelContext()
                .getEndpoint(
                        "kafka:" + source.topic + "?groupId=" + source.group + "&brokers="
                                + source.kafka.bootstrapServers(),
                        KafkaEndpoint.class);
        KafkaConfiguration settings = kafka.getConfiguration();
        settings.setBrokers(source.kafka.bootstrapServers());
        settings.setAutoCommitEnable(false);
        settings.setAllowManualCommit(true);
        kafka.setKafkaManualCommitFactory(DefaultKafkaManualSyncCommit::new);
        settings.setBreakOnFirstError(false);
        settings.setPollOnError(PollOnError.RECONNECT); // its default skips a record on every partition
        settings.setAutoOffsetReset("earliest");
        settings.setKeyDeserializer(ByteArrayDeserializer.class.getName());
        settings.setValueDeserializer(ByteArrayDeserializer.class.getName());
        settings.setHeaderFilterStrategy(new Named());
        settings.setMaxPollRecords(50);
        settings.setPollTimeoutMs(1_000L);
        settings.setMetadataMaxAgeMs(5_000); // a topic that is made later is seen that soon
        settings.setShutdownTimeout(10_000);
        settings.setPreValidateHostAndPort(false); // a broker that is not there yet must not spoil the start
        Map<String, Object> others = new TreeMap<>(source.kafka.properties());
        others.put("allow.auto.create.topics", "false");
        settings.setAdditionalProperties(others);
        return kafka.createConsumer(processor);
    }

    @Override
    public Producer createProducer() {
        throw new IllegalArgumentException(getEndpointUri() + " only starts a route");
    }
}
