package linkspan.broker;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import linkspan.event.Topic;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The hub's topics: made at start where they are missing, never changed afterwards. */
public final class Topics {
    /** Largest record, in bytes: a body of 5 MiB grows when it is mapped. */
    public static final int MAX_RECORD_BYTES = 16 << 20;

    private static final int PARTITIONS = 12;
    /** A broker's default is 1 MiB: a large order would never leave the outbox, nor what stands behind it. */
    private static final Map<String, String> LARGE =
            Map.of(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(MAX_RECORD_BYTES));

    private static final Logger LOG = LoggerFactory.getLogger(Topics.class);

    private Topics() {}

    /** With the broker's default of replicas. Throws when the broker does not answer within 30 s. */
    public static void create(KafkaAccess kafka) throws ExecutionException, InterruptedException, TimeoutException {
        try (Admin admin = Admin.create(kafka.client(Map.of()))) {
            Set<String> there = admin.listTopics().names().get(30, TimeUnit.SECONDS);
            List<NewTopic> missing = new ArrayList<>();
            for (Topic topic : Topic.values()) {
                if (!there.contains(topic.wire())) {
                    missing.add(new NewTopic(topic.wire(), Optional.of(PARTITIONS), Optional.empty()).configs(LARGE));
                }
            }
            try {
                admin.createTopics(missing).all().get(30, TimeUnit.SECONDS);
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw e;
                }
            }
        }
    }

    /**
     * Makes a topic on the hub's own broker on which a system will publish. Where it cannot, whoever reads it waits until
     * somebody else has made it.
     */
    public static void prepare(KafkaAccess kafka, String name) {
        try (Admin admin = Admin.create(kafka.client(Map.of()))) {
            admin.createTopics(List.of(new NewTopic(name, Optional.empty(), Optional.empty())))
                    .all()
                    .get(10, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                LOG.warn("topic not made topic={} cause={}", name, e.toString());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
