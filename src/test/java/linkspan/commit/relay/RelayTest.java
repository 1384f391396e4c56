package linkspan.commit.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import linkspan.commit.outbox.OutboxStore;
import linkspan.delivery.position.PendingStore;
import linkspan.delivery.position.SetAsideLettersStore;
import linkspan.model.EventType;
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
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
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
    private final EmbeddedBroker broker;
    private final KafkaAccess kafka;

    RelayTest(@TempDir Path folder) throws Exception {
        database = TestDatabase.open(folder.resolve("db"));
        transactions = database.transactions(Pool.CONSOLE);
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

    private void accept(String key, long seq, String type, int bytes) {
        accept(TOPIC, key, seq, type, bytes);
    }

    private void accept(String topic, String key, long seq, String type, int bytes) {
        Instant now = Instant.parse("2026-11-29T10:00:00Z");
        transactions.run(connection -> {
            Sql.update(
                    connection,
                    "insert into events (topic, stream_key, seq, event_id, event_type, source, occurred_at, data)"
                            + " values (?, ?, ?, ?, ?, 'test', ?, ?)",
                    topic,
                    key,
                    seq,
                    key + "-" + seq,
                    type,
                    now,
                    ("{\"orderId\":\"" + "x".repeat(bytes) + "\"}").getBytes(StandardCharsets.UTF_8));
            return Sql.update(
                    connection,
                    "insert into outbox (shard, topic, stream_key, seq, occurred_at) values (0, ?, ?, ?, ?)",
                    topic,
                    key,
                    seq,
                    now);
        });
    }

    private long count(String table) {
        return transactions.run(
                connection -> Sql.first(connection, "select count(*) from " + table, row -> row.getLong(1))
                        .orElseThrow());
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
                new OutboxStore(database.transactions(Pool.RELAY), database.kind()),
                kafka,
                new SetAsideLettersStore(
                        new PendingStore(transactions, database.kind(), "hub-1"), row -> List.of("oms", "wms")),
                Tracing.NONE);
        relay.start();
        return relay;
    }

    @Test
    void what_the_broker_never_takes_is_a_letter_for_each_system_and_the_others_go_on() {
        accept("A", 1, "ORDER_CREATED", 10);
        accept("B", 1, "ORDER_CREATED", LIMIT + 1);
        accept("C", 1, "ORDER_FROZEN", 10); // of a later version
        accept("A", 2, "ORDER_UPDATED", 10);

        try (Relay relay = relay()) {
            await().until(() -> count("outbox") == 0);
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
        accept("B", 1, "ORDER_CREATED", LIMIT + 1);
        transactions.run(connection -> Sql.update(
                connection,
                "insert into key_positions (system, topic, stream_key, done_seq) values ('oms', ?, 'B', 1)",
                TOPIC));

        try (Relay relay = relay()) {
            await().until(() -> count("outbox") == 0);
            assertThat(letters()).containsExactly("wms B-1 dead event-refused parked");
            assertThat(relay.healthy()).isTrue();
        }
    }

    @Test
    void a_topic_that_takes_nothing_waits_and_the_others_go_on() {
        String stock = EventType.INVENTORY_CHANGED.topic().wire();
        accept("A", 1, "ORDER_CREATED", 10);
        accept(stock, "S", 1, "INVENTORY_CHANGED", 10);
        AtomicBoolean refusing = new AtomicBoolean(true);
        MockProducer<String, byte[]> producer =
                new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer()) {
                    @Override
                    public Future<RecordMetadata> send(ProducerRecord<String, byte[]> record, Callback then) {
                        return refusing.get() && record.topic().equals(TOPIC)
                                ? CompletableFuture.failedFuture(new TopicAuthorizationException(TOPIC))
                                : super.send(record, then);
                    }
                };
        OutboxStore outbox = new OutboxStore(database.transactions(Pool.RELAY), database.kind());
        RelayLoop loop = new RelayLoop(
                outbox,
                0,
                () -> producer,
                (connection, event, code, why) -> {
                    throw new AssertionError("nothing is refused for good: " + why);
                },
                Tracing.NONE);

        loop.round();
        assertThat(producer.history()).extracting(ProducerRecord::topic).containsExactly(stock);
        assertThat(count("outbox")).isEqualTo(1);
        assertThat(loop.healthy()).isFalse();
        accept(stock, "S", 2, "INVENTORY_CHANGED", 10);
        loop.round();
        assertThat(producer.history()).hasSize(2);

        refusing.set(false); // somebody has mended the rights
        await().until(() -> {
            loop.round();
            return count("outbox") == 0 && loop.healthy();
        });
        assertThat(producer.history()).extracting(ProducerRecord::topic).containsExactly(stock, stock, TOPIC);
    }

    @Test
    void a_batch_is_as_large_as_memory_bears() {
        for (int i = 1; i <= 12; i++) {
            accept("L", i, "ORDER_UPDATED", 1 << 20);
        }
        List<Integer> sizes = new ArrayList<>();
        OutboxStore store = new OutboxStore(database.transactions(Pool.RELAY), database.kind());
        for (int shard : store.shards()) {
            store.publish(
                    shard,
                    500,
                    java.util.Set.of(),
                    batch -> {
                        sizes.add(batch.size());
                        return new OutboxStore.Sent(batch, List.of());
                    },
                    (connection, event, code, why) -> {});
        }
        assertThat(sizes).containsExactly(8);
        assertThat(count("outbox")).isEqualTo(4);
    }
}
