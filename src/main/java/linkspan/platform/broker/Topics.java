package linkspan.platform.broker;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Topics of others on the hub's own broker, and how large a record may be. */
public final class Topics {
    /** Largest record, in bytes: a body of 5 MiB grows when it is mapped. */
    public static final int MAX_RECORD_BYTES = 16 << 20;

    private static final Logger LOG = LoggerFactory.getLogger(Topics.class);

    private Topics() {}

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
