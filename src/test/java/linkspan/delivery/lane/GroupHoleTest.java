package linkspan.delivery.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import linkspan.model.kind.EventTypes;
import linkspan.platform.broker.KafkaAccess;
import linkspan.stand.SharedHub;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A hub is killed between the two rounds of a rebalance, and is back before the broker misses it. */
class GroupHoleTest {
    private static final int PARTITIONS = 12;
    private final String broker = SharedHub.hub().bootstrapServers();
    private final String system = "hole-" + UUID.randomUUID().toString().substring(0, 8);
    private final String group = system + "-consumer-group";

    @Test
    @Timeout(300)
    void what_a_killed_member_had_given_up_is_somebodys_again() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker))) {
            admin.createTopics(List.of(new NewTopic(system, PARTITIONS, (short) 1)))
                    .all()
                    .get();
            GivesUp first = new GivesUp();
            try (KafkaConsumer<byte[], byte[]> killed = first.consumer()) {
                await().until(() -> first.poll(killed) == PARTITIONS);
                RecordLoop second = start("b");
                while (!first.gaveUp) {
                    first.poll(killed);
                }
                killed.close(
                        CloseOptions.groupMembershipOperation(CloseOptions.GroupMembershipOperation.REMAIN_IN_GROUP));
                RecordLoop back = start("a");
                await("every partition is somebody's").until(() -> owned(admin) == PARTITIONS);
                back.stop();
                second.stop();
            }
        }
    }

    private RecordLoop start(String instance) {
        RecordLoop loop = new RecordLoop(new RecordLoop.Terms(
                new LaneSettings(system, instance, 1, 1, 1),
                new RecordLoop.Source(
                        KafkaAccess.plain(broker), Set.of(system), topic -> "", EventTypes.own(), unknown -> {}),
                new Nothing(),
                () -> {}));
        loop.start();
        return loop;
    }

    private int owned(Admin admin) throws Exception {
        Set<TopicPartition> all = new HashSet<>();
        admin.describeConsumerGroups(List.of(group))
                .all()
                .get()
                .get(group)
                .members()
                .forEach(member -> all.addAll(member.assignment().topicPartitions()));
        return all.size();
    }

    /** The hub as it was, up to where it is killed. */
    private final class GivesUp implements ConsumerRebalanceListener {
        private boolean gaveUp;

        KafkaConsumer<byte[], byte[]> consumer() {
            KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                    Map.of(
                            "bootstrap.servers",
                            broker,
                            "group.id",
                            group,
                            "group.instance.id",
                            group + ".a",
                            "session.timeout.ms",
                            6_000,
                            "heartbeat.interval.ms",
                            1_000,
                            "partition.assignment.strategy",
                            CooperativeStickyAssignor.class.getName()),
                    new ByteArrayDeserializer(),
                    new ByteArrayDeserializer());
            consumer.subscribe(List.of(system), this);
            return consumer;
        }

        int poll(KafkaConsumer<byte[], byte[]> from) {
            try {
                from.poll(Duration.ofMillis(100));
            } catch (KafkaException killed) {
                assertThat(killed).hasRootCauseInstanceOf(Killed.class);
            }
            return from.assignment().size();
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {}

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            if (!gaveUp) {
                gaveUp = true;
                throw new Killed(); // before it has joined again
            }
        }
    }

    private static final class Killed extends RuntimeException {}

    /** Nothing is ever published. */
    private static final class Nothing implements LaneDelivery {
        @Override
        public void deliver(List<LaneItem> items, Turn turn) {
            turn.done();
        }

        @Override
        public void coming(List<LaneItem> items) {}

        @Override
        public MissedEvents missed(String topic) {
            return keys -> new MissedEvents.Page(List.of(), true);
        }

        @Override
        public boolean mayStart() {
            return true;
        }

        @Override
        public void notStarted() {}
    }
}
