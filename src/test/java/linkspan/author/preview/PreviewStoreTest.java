package linkspan.author.preview;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import linkspan.model.EventType;
import linkspan.platform.database.Database;
import linkspan.platform.database.Pool;
import linkspan.platform.database.Sql;
import linkspan.platform.database.TestDatabase;
import linkspan.platform.database.Transactions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("database")
class PreviewStoreTest {
    private static final Instant NOW = Instant.parse("2026-11-11T12:00:00Z");
    private static final String ROUTE = "shop.receive-order-created";

    private final Database database;
    private final Transactions transactions;
    private final PreviewStore store;

    PreviewStoreTest(@TempDir Path folder) {
        database = TestDatabase.open(folder);
        transactions = database.transactions(Pool.CONSOLE);
        store = new PreviewStore(transactions, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @AfterEach
    void close() throws Exception {
        database.close();
    }

    private void message(String id, String route, Duration ago, String body) {
        transactions.run(connection -> Sql.update(
                connection,
                "insert into messages (message_id, client, method, route, idempotency_key, digest, content_type, body,"
                        + " state, status, answer_type, answer, received_at)"
                        + " values (?, 'c', 'POST', ?, ?, 'x', 'application/json', ?, 'kept', 200, 'text/plain', ?, ?)",
                id,
                route,
                id,
                body.getBytes(StandardCharsets.UTF_8),
                new byte[0],
                NOW.minus(ago)));
    }

    private void event(String id, EventType type, Duration ago) {
        transactions.run(connection -> Sql.update(
                connection,
                "insert into events (topic, stream_key, seq, event_id, event_type, source, occurred_at, data)"
                        + " values (?, ?, 1, ?, ?, 's', ?, ?)",
                type.topic().wire(),
                "k-" + id,
                id,
                type.name(),
                NOW.minus(ago),
                "{}".getBytes(StandardCharsets.UTF_8)));
    }

    private static List<String> ids(List<PreviewStore.Key> keys) {
        return keys.stream().map(PreviewStore.Key::id).toList();
    }

    @Test
    void the_newest_messages_of_a_route_come_first_however_old_they_are() {
        message("old", ROUTE, Duration.ofDays(30), "{}");
        message("new", ROUTE, Duration.ofMinutes(1), "{}");
        message("day", ROUTE, Duration.ofHours(30), "{}");
        message("other", "shop.receive-order-cancelled", Duration.ZERO, "{}");

        assertThat(ids(store.messages(ROUTE, Instant.EPOCH, 10))).containsExactly("new", "day", "old");
        assertThat(ids(store.messages(ROUTE, Instant.EPOCH, 2))).containsExactly("new", "day");
        assertThat(ids(store.messages(ROUTE, NOW.minus(Duration.ofDays(2)), 10)))
                .containsExactly("new", "day");
        assertThat(ids(store.messages(ROUTE, NOW, 10))).isEmpty();
    }

    @Test
    void events_are_found_by_type_across_days() {
        event("a", EventType.ORDER_CREATED, Duration.ofDays(9));
        event("b", EventType.ORDER_CREATED, Duration.ofMinutes(5));
        event("c", EventType.ORDER_UPDATED, Duration.ZERO);

        assertThat(ids(store.events(EventType.ORDER_CREATED, Instant.EPOCH, 10)))
                .containsExactly("b", "a");
        PreviewStore.Page page = store.events(List.of("a", "gone", "b"), 1_000);
        assertThat(page.read()).isEqualTo(3);
        assertThat(page.inputs()).map(StoredInput::id).containsExactly("a", "b");
    }

    @Test
    void a_page_ends_where_it_gets_too_large() {
        for (String id : List.of("1", "2", "3", "4")) {
            message(id, ROUTE, Duration.ZERO, "\"" + "x".repeat(1_000) + "\"");
        }
        PreviewStore.Page page = store.messages(List.of("1", "2", "3", "4"), 1_500);
        assertThat(page.read()).isEqualTo(2);
        assertThat(page.inputs()).map(StoredInput::id).containsExactly("1", "2");
        assertThat(store.messages(List.of("3"), 1).inputs()).hasSize(1);
    }
}
