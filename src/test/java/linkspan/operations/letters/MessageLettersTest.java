package linkspan.operations.letters;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import linkspan.commit.Committer;
import linkspan.commit.GroupStore;
import linkspan.commit.Pace;
import linkspan.delivery.eligibility.OwnChannel;
import linkspan.delivery.missed.MissedStore;
import linkspan.delivery.position.PendingStore;
import linkspan.inbound.deadletter.DeadMessageStore;
import linkspan.inbound.deadletter.DeadMessages;
import linkspan.inbound.route.Receivers;
import linkspan.inbound.route.RouteEnd;
import linkspan.inbound.route.RouteRun;
import linkspan.inbound.route.page.Pages;
import linkspan.model.ExchangeProperty;
import linkspan.platform.audit.AuditStore;
import linkspan.platform.database.Database;
import linkspan.platform.database.Pool;
import linkspan.platform.database.Sql;
import linkspan.platform.database.TestDatabase;
import linkspan.platform.database.Transactions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@Tag("database")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MessageLettersTest {
    private static final String ROUTE = "shopify.receive-order-created";
    private Database database;
    private Committer committer;
    private Letters letters;

    @BeforeAll
    void open(@TempDir Path data) {
        database = TestDatabase.open(data);
        Transactions transactions = database.transactions(Pool.CONSOLE);
        AuditStore audit = new AuditStore(transactions, Clock.systemUTC());
        DeadMessageStore store = new DeadMessageStore(transactions);
        committer = new Committer(
                new GroupStore(database.pool(Pool.INTAKE), List.of(store)), Pace.atOnce(1), written -> {});
        letters = new Letters(
                new LetterStore(transactions),
                new DecisionStore(
                        new PendingStore(transactions, database.kind(), "hub-1"),
                        audit,
                        (system, topic) ->
                                new MissedStore.Wanted(system, topic, Set.of(), Instant.MAX, new OwnChannel(""))),
                messages(store, audit),
                () -> {});
        kept(transactions, "m1", "2026-01-01T00:00:00Z");
        kept(transactions, "m2", "2026-01-02T00:00:00Z");
        kept(transactions, "m3", "2026-01-03T00:00:00Z");
    }

    private DeadMessages messages(DeadMessageStore store, AuditStore audit) {
        Receivers receivers = new Receivers();
        receivers.add(ROUTE, run -> run.ended(end(run), () -> {}));
        return new DeadMessages(
                store, receivers, committer, new Pages(receivers, committer, () -> "part", Runnable::run), audit);
    }

    /** The route takes the second message by now. */
    private static RouteEnd end(RouteRun run) {
        return "d-m2".equals(run.properties().get(ExchangeProperty.RECORD))
                ? new RouteEnd.Finished(200, null, java.util.Map.of())
                : new RouteEnd.Unmapped("items", "empty");
    }

    private static void kept(Transactions transactions, String id, String at) {
        transactions.run(connection -> Sql.update(
                connection,
                "insert into messages (message_id, client, method, route, idempotency_key, digest, content_type, body,"
                        + " state, error, status, answer_type, answer, received_at) values (?, 'shopify', 'POST',"
                        + " 'shopify.receive-order-created', ?, 'd', 't', ?, 'kept', 'items: empty', 200, 't', ?, ?)",
                id,
                "d-" + id,
                "not json".getBytes(UTF_8),
                new byte[0],
                Instant.parse(at)));
    }

    private List<String> list(LetterFilter filter, int limit) {
        return letters.list(filter, LetterPage.newest(limit)).stream()
                .map(Letter::id)
                .toList();
    }

    @AfterAll
    void close() {
        committer.close();
        database.close();
    }

    @Test
    void messages_that_no_mapping_took_are_in_the_list() {
        assertThat(list(new LetterFilter(null, null, null, null), 10)).contains("shopify.m3", "shopify.m1");
        assertThat(list(new LetterFilter("shopify", "mapping-failed", null, "kept"), 1))
                .containsExactly("shopify.m3");
        assertThat(list(new LetterFilter("wms", null, null, null), 10)).isEmpty();
        assertThat(list(new LetterFilter(null, null, null, "dead"), 10)).isEmpty();
    }

    @Test
    void a_letter_shows_the_message_as_it_came() {
        ObjectNode letter = letters.find("shopify.m1").orElseThrow().json();

        assertThat(letter.path("payload").asText()).isEqualTo("not json");
        assertThat(letter.at("/facts/deliveryId").asText()).isEqualTo("d-m1");
        assertThat(letters.find("wms.m1")).isEmpty();
    }

    @Test
    void a_replay_runs_the_route_again_and_acts_once() {
        assertThat(letters.replay("shopify.m1", "ann", Letters.Force.IN_ORDER).words())
                .isEqualTo("failed again: mapping-failed: items: empty");
        assertThat(letters.replay("shopify.m2", "ann", Letters.Force.IN_ORDER)).isEqualTo(new LetterResult.Replayed());
        assertThat(letters.replay("shopify.m2", "bob", Letters.Force.IN_ORDER).words())
                .isEqualTo("nothing done: it is replayed already");
        assertThat(letters.replay("wms.m1", "bob", Letters.Force.IN_ORDER)).isEqualTo(new LetterResult.Unknown());
    }

    @Test
    void a_discarded_message_is_no_letter_any_more() {
        kept(database.transactions(Pool.CONSOLE), "m4", "2025-01-01T00:00:00Z");

        assertThat(letters.discard("shopify.m4", "ann", "old")).isEqualTo(new LetterResult.Discarded());

        assertThat(letters.discard("shopify.m4", "bob", "old").words())
                .isEqualTo("nothing done: it is discarded already");
        assertThat(letters.find("shopify.m4")).isEmpty();
    }
}
