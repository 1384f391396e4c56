package linkspan.commit.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import linkspan.commit.outbox.OutboxStore;
import linkspan.model.EventType;
import linkspan.model.kind.EventTypes;
import linkspan.platform.database.Database;
import linkspan.platform.database.Pool;
import linkspan.platform.database.TestDatabase;
import linkspan.platform.trace.Tracing;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.NetworkException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rounds of one shard's relay, with a producer that does as it is told. */
@Tag("database")
class RelayLoopTest {
    private static final String TOPIC = "order-topic";
    private final Database database;
    private final OutboxRows outbox;
    private final OutboxStore store;

    RelayLoopTest(@TempDir Path folder) {
        database = TestDatabase.open(folder.resolve("db"));
        outbox = new OutboxRows(database.transactions(Pool.CONSOLE));
        store = new OutboxStore(database.transactions(Pool.RELAY), database.kind(), EventTypes.own());
    }

    @AfterEach
    void close() {
        database.close();
    }

    private RelayLoop loop(MockProducer<String, byte[]> producer) {
        return new RelayLoop(
                store,
                0,
                () -> producer,
                (connection, event, code, why) -> {
                    throw new AssertionError("nothing is refused for good: " + why);
                },
                Tracing.NONE);
    }

    /** {@code failure}: why a record does not get in, or null. */
    private static MockProducer<String, byte[]> producer(
            Function<ProducerRecord<String, byte[]>, @Nullable Exception> failure) {
        return new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer()) {
            @Override
            public Future<RecordMetadata> send(ProducerRecord<String, byte[]> record, Callback then) {
                Exception why = failure.apply(record);
                return why == null ? super.send(record, then) : CompletableFuture.failedFuture(why);
            }
        };
    }

    private static List<String> keys(MockProducer<String, byte[]> producer) {
        return producer.history().stream().map(ProducerRecord::key).toList();
    }

    @Test
    void when_one_is_not_acknowledged_all_are_sent_again_in_order_and_none_is_forgotten() {
        outbox.accept("A", 1, "ORDER_CREATED", 10);
        outbox.accept("B", 1, "ORDER_CREATED", 10);
        outbox.accept("A", 2, "ORDER_UPDATED", 10);
        AtomicInteger failures = new AtomicInteger();
        MockProducer<String, byte[]> first = producer(
                record -> record.key().equals("B") && failures.incrementAndGet() <= 5 ? new NetworkException() : null);
        RelayLoop loop = new RelayLoop(
                store,
                0,
                () -> first.closed() ? again(first, failures) : first,
                (c, e, code, why) -> {
                    throw new AssertionError(why);
                },
                Tracing.NONE);

        List<Long> pauses = new ArrayList<>();
        pauses.add(loop.round());
        assertThat(keys(first)).as("its neighbours got in").containsExactly("A", "A");
        assertThat(outbox.count())
                .as("a record may come twice, none is left out")
                .isEqualTo(3);
        assertThat(loop.healthy()).isFalse();
        for (int i = 0; i < 4; i++) {
            pauses.add(loop.round());
        }
        assertThat(pauses)
                .as("twice as long each time, two seconds at most")
                .containsExactly(400L, 800L, 1_600L, 2_000L, 2_000L);
        loop.round();
        assertThat(outbox.count()).isZero();
        assertThat(loop.healthy()).isTrue();
        assertThat(keys(last)).containsExactly("A", "B", "A");
    }

    private MockProducer<String, byte[]> last = producer(record -> null);

    /** After a failure the producer is thrown away, so each round has one of its own. */
    private MockProducer<String, byte[]> again(MockProducer<String, byte[]> before, AtomicInteger failures) {
        last = producer(
                record -> record.key().equals("B") && failures.incrementAndGet() <= 5 ? new NetworkException() : null);
        return last;
    }

    @Test
    void while_the_database_is_away_it_asks_ever_more_seldom() {
        RelayLoop loop = loop(producer(record -> null));
        database.close();

        assertThat(loop.round()).isEqualTo(400);
        assertThat(loop.round()).isEqualTo(800);
        assertThat(loop.healthy()).as("that is the database's to say").isTrue();
    }

    @Test
    void a_topic_that_takes_nothing_waits_and_the_others_go_on() {
        String stock = EventType.INVENTORY_CHANGED.topic().wire();
        outbox.accept("A", 1, "ORDER_CREATED", 10);
        outbox.accept(stock, "S", 1, "INVENTORY_CHANGED", 10);
        AtomicBoolean refusing = new AtomicBoolean(true);
        MockProducer<String, byte[]> producer = producer(record ->
                refusing.get() && record.topic().equals(TOPIC) ? new TopicAuthorizationException(TOPIC) : null);
        RelayLoop loop = loop(producer);

        loop.round();
        assertThat(producer.history()).extracting(ProducerRecord::topic).containsExactly(stock);
        assertThat(outbox.count()).isEqualTo(1);
        assertThat(loop.healthy()).isFalse();
        outbox.accept(stock, "S", 2, "INVENTORY_CHANGED", 10);
        loop.round();
        assertThat(producer.history()).hasSize(2);

        refusing.set(false); // somebody has mended the rights
        await().until(() -> {
            loop.round();
            return outbox.count() == 0 && loop.healthy();
        });
        assertThat(producer.history()).extracting(ProducerRecord::topic).containsExactly(stock, stock, TOPIC);
    }

    @Test
    void a_batch_is_as_large_as_memory_bears() {
        for (int i = 1; i <= 12; i++) {
            outbox.accept("L", i, "ORDER_UPDATED", 1 << 20);
        }
        List<Integer> sizes = new ArrayList<>();
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
        assertThat(outbox.count()).isEqualTo(4);
    }
}
