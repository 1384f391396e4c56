package linkspan.platform.broker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import linkspan.model.Topic;
import linkspan.model.kind.EventTypes;
import linkspan.platform.terminal.CommandFailed;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The hub's topics: made where they are missing, and held to what the hub needs of them, also when somebody made them
 * before or changes them later. Their partitions are never changed: keys would change their place.
 */
public final class HubTopics implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HubTopics.class);
    private static final int PARTITIONS = 12;
    private static final long PATIENCE_S = 30;

    private final Admin admin;
    private final String servers;
    private final EventTypes events;
    private final TopicNeeds needs;
    private final Set<String> warned = new HashSet<>();
    private final Map<String, TopicDescription> known = new ConcurrentHashMap<>();
    private final Map<String, Integer> largest = new ConcurrentHashMap<>();

    /**
     * @param events whose topics they are
     * @param keep how long a record has to stay: as long as the event it is a copy of
     */
    public HubTopics(KafkaAccess kafka, EventTypes events, Duration keep) {
        this.events = events;
        this.admin = Admin.create(kafka.client(Map.of()));
        this.servers = kafka.bootstrapServers();
        this.needs = new TopicNeeds(keep);
    }

    /**
     * The same at a start, when the broker may be starting, too, on a machine that has much to do: tries again until it
     * answers.
     *
     * @throws CommandFailed when it has not answered within {@code patience}
     */
    public void makeWithin(Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            try {
                make();
                return;
            } catch (ExecutionException | TimeoutException e) {
                boolean passing = e instanceof TimeoutException || e.getCause() instanceof RetriableException;
                if (!passing || System.nanoTime() - end > 0) {
                    throw new CommandFailed("the broker at " + servers + " does not do what it is asked: " + cause(e));
                }
                LOG.warn("the broker does not answer yet, asking again servers={}: {}", servers, cause(e));
            }
        }
    }

    private Set<String> names() {
        return events.topics().stream().map(Topic::wire).collect(Collectors.toUnmodifiableSet());
    }

    /** With the broker's default of replicas. Throws when the broker does not answer within 30 s. */
    public synchronized void make() throws ExecutionException, InterruptedException, TimeoutException {
        Set<String> there = admin.listTopics().names().get(PATIENCE_S, TimeUnit.SECONDS);
        List<NewTopic> missing = new ArrayList<>();
        for (String name : names()) {
            if (!there.contains(name)) {
                missing.add(new NewTopic(name, Optional.of(PARTITIONS), Optional.empty()).configs(needs.all()));
            }
        }
        try {
            admin.createTopics(missing).all().get(PATIENCE_S, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
        hold();
        try {
            describe();
        } catch (ExecutionException | TimeoutException e) { // just made, and not known to all brokers yet
            LOG.debug("topics cannot be described yet: {}", e.toString());
        }
    }

    /** The same for a hub that runs: what fails is logged, and done the next time. */
    public void look() {
        try {
            make();
        } catch (ExecutionException | TimeoutException | RuntimeException e) {
            LOG.debug("topics cannot be looked at: {}", e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What makes it this topic and not a later one of the same name; empty where that is not known. */
    public String id(String topic) {
        TopicDescription description = known.get(topic);
        return description == null ? "" : description.topicId().toString();
    }

    /** The largest record that every topic takes, in bytes. */
    public int largestRecord() {
        return largest.values().stream().reduce(Topics.MAX_RECORD_BYTES, Math::min);
    }

    private void describe() throws ExecutionException, InterruptedException, TimeoutException {
        admin.describeTopics(names())
                .allTopicNames()
                .get(PATIENCE_S, TimeUnit.SECONDS)
                .forEach((name, now) -> {
                    TopicDescription before = known.put(name, now);
                    if (before != null && !before.topicId().equals(now.topicId())) {
                        LOG.error(
                                "the topic was deleted and made anew, systems read what they lack from the table topic={}",
                                name);
                    } else if (before != null
                            && before.partitions().size() != now.partitions().size()) {
                        LOG.warn(
                                "partitions were added, keys have changed their place: expect a while of waiting behind each"
                                        + " other topic={} before={} now={}",
                                name,
                                before.partitions().size(),
                                now.partitions().size());
                    }
                });
    }

    /** Sets what is not as it has to be; where the cluster does not let us, somebody is told once which key it is. */
    private void hold() throws InterruptedException {
        List<ConfigResource> topics = names().stream()
                .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                .toList();
        for (Map.Entry<ConfigResource, KafkaFuture<Config>> topic :
                admin.describeConfigs(topics).values().entrySet()) {
            try {
                hold(topic.getKey(), topic.getValue().get(PATIENCE_S, TimeUnit.SECONDS));
            } catch (ExecutionException | TimeoutException e) {
                if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) { // just made: the next time
                    warn(topic.getKey().name() + " must have " + needs.all() + " and cannot be read: " + cause(e));
                }
            }
        }
    }

    private void hold(ConfigResource topic, Config config) throws InterruptedException {
        Map<String, String> wrong = new LinkedHashMap<>();
        needs.all().forEach((key, needed) -> {
            ConfigEntry is = config.get(key);
            if (is != null && !needs.fits(key, is.value())) {
                wrong.put(key, needed);
            }
        });
        set(topic, config, wrong);
        boolean limited = wrong.containsKey(TopicConfig.MAX_MESSAGE_BYTES_CONFIG);
        largest.put(
                topic.name(),
                limited
                        ? Integer.parseInt(
                                config.get(TopicConfig.MAX_MESSAGE_BYTES_CONFIG).value())
                        : Topics.MAX_RECORD_BYTES);
    }

    /** What could not be set stays in {@code wrong}. */
    private void set(ConfigResource topic, Config was, Map<String, String> wrong) throws InterruptedException {
        for (Map.Entry<String, String> key : List.copyOf(wrong.entrySet())) {
            String words = topic.name() + " " + key.getKey() + "="
                    + was.get(key.getKey()).value();
            AlterConfigOp op =
                    new AlterConfigOp(new ConfigEntry(key.getKey(), key.getValue()), AlterConfigOp.OpType.SET);
            try {
                admin.incrementalAlterConfigs(Map.of(topic, List.of(op))).all().get(PATIENCE_S, TimeUnit.SECONDS);
                LOG.info("topic set {} is now {}", words, key.getValue());
                wrong.remove(key.getKey());
            } catch (ExecutionException | TimeoutException e) {
                warn(words + " must be " + key.getValue() + " and cannot be set: " + cause(e));
            }
        }
    }

    private void warn(String words) {
        if (warned.add(words)) {
            LOG.warn("topic not as it has to be: {}", words);
        }
    }

    private static String cause(Exception e) {
        return String.valueOf(e.getCause() == null ? e : e.getCause());
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(2));
    }
}
