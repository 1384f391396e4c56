package linkspan.business.order;

import static linkspan.business.order.StoredOrders.unit;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import linkspan.commit.Committer;
import linkspan.model.EventDraft;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several committers, and several senders, at the same orders. */
@Tag("database")
@Timeout(300)
class OrderRaceTest {
    private final StoredOrders stored;

    OrderRaceTest(@TempDir Path folder) {
        stored = new StoredOrders(folder);
    }

    @AfterEach
    void close() {
        stored.close();
    }

    @Test
    void who_waits_for_another_creation_starts_again_with_what_that_one_stored() throws Exception {
        Gate gate = new Gate();
        try (Committer slow = stored.committer(List.of(), List.of(gate));
                Committer quick = stored.committer();
                gate) {
            Written first = Written.by(slow, unit("shopify", at("o", 5)));
            gate.awaitArrival(); // inserted, not committed
            Written second = Written.by(quick, unit("shopify", at("n", 5), at("o", 4), at("o", 6)));
            Awaitility.await().until(OrderRaceTest::someoneInserts);
            gate.close();
            assertThat(first.unit().accepted()).hasSize(1);
            assertThat(second.unit().accepted()).hasSize(2);
        }
        assertThat(stored.events("o")).containsExactly("ORDER_CREATED", "ORDER_UPDATED");
        assertThat(stored.events("n")).containsExactly("ORDER_CREATED");
        assertThat(stored.ignored(Decision.Reason.OLDER_NEWS)).isOne();
    }

    /** Waits for the other one's row, as PostgreSQL does, or for its turn to write, as H2 makes it. */
    private static boolean someoneInserts() {
        return Thread.getAllStackTraces().values().stream()
                .anyMatch(stack -> in(stack, "allDone") || in(stack, "tryLock") && in(stack, "write"));
    }

    private static boolean in(StackTraceElement[] stack, String method) {
        return Stream.of(stack).anyMatch(frame -> frame.getMethodName().equals(method));
    }

    /** Several committers, as several instances have them. */
    @ParameterizedTest(name = "{0} committers")
    @ValueSource(ints = {1, 8})
    void sixteen_threads_race_for_the_same_orders_and_none_fails(int count) throws Exception {
        List<String> ids = IntStream.range(0, 40).mapToObj(i -> "o-" + i).toList();
        ExecutorService senders = Executors.newFixedThreadPool(16);
        List<Committer> committers =
                Stream.generate(() -> stored.committer()).limit(count).toList();
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int sender = 0; sender < 16; sender++) {
                int minute = sender;
                Committer committer = committers.get(sender % count);
                running.add(senders.submit(() -> send(committer, ids, minute)));
            }
            for (Future<?> sender : running) {
                sender.get();
            }
        } finally {
            senders.shutdown();
            committers.forEach(Committer::close);
        }
        for (String id : ids) {
            StoredOrder order = stored.store().find(id).orElseThrow();
            assertThat(order.changedAt()).isEqualTo("2026-11-11T03:15:00Z");
            assertThat(order.document().at("/customer/name").asText()).isEqualTo("minute 15");
            List<String> types = stored.events(id);
            assertThat(types.get(0)).isEqualTo("ORDER_CREATED");
            assertThat(types.subList(1, types.size())).hasSizeLessThan(16).allMatch("ORDER_UPDATED"::equals);
            assertThat(stored.lastEvent(id)).isEqualTo(order.document());
        }
    }

    /** All orders, in an order of its own: two by two in one unit, as a split route makes them. */
    private static void send(Committer committer, List<String> ids, int minute) {
        List<String> shuffled = new ArrayList<>(ids);
        Collections.shuffle(shuffled, new Random(minute));
        for (int i = 0; i < shuffled.size(); i += 2) {
            Written.by(committer, unit("shopify", at(shuffled.get(i), minute), at(shuffled.get(i + 1), minute)))
                    .unit();
        }
    }

    private static EventDraft at(String id, int minute) {
        ObjectNode order = Samples.marketOrder(id, minute);
        order.withObject("/customer").put("name", "minute " + minute);
        return Samples.created(order);
    }
}
