package linkspan.commit.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import linkspan.commit.outbox.OutboxStore;
import linkspan.delivery.position.PendingStore;
import linkspan.delivery.position.SetAsideLettersStore;
import linkspan.model.kind.EventTypes;
import linkspan.platform.broker.EmbeddedBroker;
import linkspan.platform.broker.KafkaAccess;
import linkspan.platform.database.Database;
import linkspan.platform.database.Pool;
import linkspan.platform.database.Sql;
import linkspan.platform.database.TestDatabase;
import linkspan.platform.database.Transactions;
import linkspan.platform.trace.Tracing;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One record that the broker never takes among others that it does. */
@Tag("database")
class RelayTest {
    private static final String TOPIC = "order-topic";
    private static final int LIMIT = 200_000;
    private final Database database;
    private final Transactions transactions;
    private final OutboxRows outbox;
    private final EmbeddedBroker broker;
    private final KafkaAccess kafka;

    RelayTest(@TempDir Path folder) throws Exception {
        database = TestDatabase.open(folder.resolve("db"));
        transactions = database.transactions(Pool.CONSOLE);
        outbox = new OutboxRows(transactions);
        broker = EmbeddedBroker.start(folder.resolve("kafka"));
        kafka = KafkaAccess.plain(broker.bootstrapServers());
        try (Admin admin = Admin.create(kafka.client(Map.of()))) {
            admin.createTopics(List.of(new NewTopic(TOPIC, Optional.of(1), Optional.empty())
                            .configs(Map.of(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, "" + LIMIT))))
                    .all()
                    .get();
        }
    }

    @AfterEach
    void close() {
        database.close();
        broker.close();
    }

    private List<String> letters() {
        return transactions.run(connection -> Sql.list(
                connection,
                "select p.system, p.event_id, p.state, p.code, k.parked from pending p join key_positions k"
                        + " on k.system = p.system and k.topic = p.topic and k.stream_key = p.stream_key order by 1, 2",
                row -> String.join(
                        " ",
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getBoolean(5) ? "parked" : "free")));
    }

    private List<String> published(int expected) {
        List<String> ids = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                kafka.client(Map.of("auto.offset.reset", "earliest")),
                new StringDeserializer(),
                new StringDeserializer())) {
            List<TopicPartition> all = consumer.partitionsFor(TOPIC).stream()
                    .map(it -> new TopicPartition(TOPIC, it.partition()))
                    .toList();
            consumer.assign(all);
            consumer.seekToBeginning(all);
            await().until(() -> {
                consumer.poll(Duration.ofMillis(100))
                        .forEach(record -> ids.add(
                                new String(record.headers().lastHeader("ce_id").value(), StandardCharsets.UTF_8)));
                return ids.size() >= expected;
            });
        }
        return ids;
    }

    private Relay relay() {
        Relay relay = new Relay(
                new OutboxStore(database.transactions(Pool.RELAY), database.kind(), EventTypes.own()),
                kafka,
                new SetAsideLettersStore(
                        new PendingStore(transactions, database.kind(), "hub-1"), row -> List.of("oms", "wms")),
                Tracing.NONE);
        relay.start();
        return relay;
    }

    @Test
    void what_the_broker_never_takes_is_a_letter_for_each_system_and_the_others_go_on() {
        outbox.accept("A", 1, "ORDER_CREATED", 10);
        outbox.accept("B", 1, "ORDER_CREATED", LIMIT + 1);
        outbox.accept("C", 1, "ORDER_FROZEN", 10); // of a later version
        outbox.accept("A", 2, "ORDER_UPDATED", 10);

        try (Relay relay = relay()) {
            await().until(() -> outbox.count() == 0);
            assertThat(published(2)).containsExactly("A-1", "A-2");
            assertThat(letters())
                    .containsExactly(
                            "oms B-1 dead event-refused parked",
                            "oms C-1 dead event-unknown parked",
                            "wms B-1 dead event-refused parked",
                            "wms C-1 dead event-unknown parked");
            assertThat(relay.healthy()).isTrue();
        }
    }

    @Test
    void a_system_that_has_it_already_gets_no_letter() {
        outbox.accept("B", 1, "ORDER_CREATED", LIMIT + 1);
        transactions.run(connection -> Sql.update(
                connection,
                "insert into key_positions (system, topic, stream_key, done_seq) values ('oms', ?, 'B', 1)",
                TOPIC));

        try (Relay relay = relay()) {
            await().until(() -> outbox.count() == 0);
            assertThat(letters()).containsExactly("wms B-1 dead event-refused parked");
            assertThat(relay.healthy()).isTrue();
        }
    }
}
