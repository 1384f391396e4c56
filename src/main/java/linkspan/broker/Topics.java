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

/** The hub's topics: made at start where they are missing, never changed afterwards. */
public final class Topics {
    /** Largest record, in bytes: a body of 5 MiB grows when it is mapped. */
    public static final int MAX_RECORD_BYTES = 16 << 20;

    private static final int PARTITIONS = 12;
    /** A broker's default is 1 MiB: a large order would never leave the outbox, nor what stands behind it. */
    private static final Map<String, String> LARGE =
            Map.of(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(MAX_RECORD_BYTES));

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
}
