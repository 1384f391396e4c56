package linkspan.operations.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import linkspan.delivery.eligibility.OwnChannel;
import linkspan.delivery.missed.LackStore;
import linkspan.delivery.missed.MissedStore;
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
class RetentionTest {
    private static final Instant NOW = Instant.parse("2026-12-31T23:30:00Z");
    private final Database database;
    private final Transactions transactions;

    RetentionTest(@TempDir Path folder) {
        database = TestDatabase.open(folder);
        transactions = database.transactions(Pool.CONSOLE);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private Retention at(Instant time) {
        return at(time, List.of());
    }

    private Retention at(Instant time, List<MissedStore.Wanted> wanted) {
        LackStore lacks = new LackStore(transactions);
        return new Retention(
                new RetentionStore(database),
                RetentionTerms.of(Map.of()),
                Clock.fixed(time, ZoneOffset.UTC),
                () -> {},
                day -> wanted.stream().flatMap(it -> lacks.of(it, day).stream()).toList());
    }

    private static MissedStore.Wanted wanted(String system, String channel) {
        return new MissedStore.Wanted(
                system, "order-topic", Set.of(EventType.ORDER_CREATED), Instant.EPOCH, new OwnChannel(channel));
    }

    private void done(String system, String key) {
        run(
                "insert into key_positions (system, topic, stream_key, done_seq) values (?, 'order-topic', ?, 1)",
                system,
                key);
    }

    @Test
    void a_day_stays_while_a_system_lacks_an_event_of_it() {
        for (int days : new int[] {20, 19, 18, 17, 16}) {
            at(daysAgo(days)).prepare();
            event("shop-" + days, daysAgo(days), true);
            done("oms", "shop-" + days);
            done("bi", "shop-" + days);
        }
        run("delete from key_positions where system = 'oms' and stream_key = 'shop-19'");
        run("delete from key_positions where system = 'bi' and stream_key in ('shop-19', 'shop-16')");
        run(
                "insert into pending (system, topic, stream_key, seq, event_id, event_type, source, occurred_at, data, state)"
                        + " values ('bi', 'order-topic', 'shop-16', 1, 'e', 'ORDER_CREATED', 's', ?, ?, 'behind')",
                daysAgo(16),
                new byte[] {'{', '}'});
        List<MissedStore.Wanted> all = List.of(wanted("oms", ""), wanted("bi", ""), wanted("peppol", "peppol"));

        Retention retention = at(NOW, all);
        retention.run();

        assertThat(left("stream_key", "events"))
                .as("of the others nobody lacks one: what waits has it, and peppol's orders are others")
                .containsExactly("shop-19");
        assertThat(retention.warnings())
                .containsExactly(
                        "bi still lacks events of order-topic of 1 old days, which stay: 2026-12-12",
                        "oms still lacks events of order-topic of 1 old days, which stay: 2026-12-12");
        done("oms", "shop-19");
        done("bi", "shop-19");
        retention.run();
        assertThat(left("stream_key", "events")).isEmpty();
        assertThat(retention.warnings()).isEmpty();
    }

    @Test
    void what_a_system_has_no_claim_on_keeps_nothing() {
        at(daysAgo(20)).prepare();
        event("peppol-1", daysAgo(20), true);
        event("shop-1", daysAgo(20), true);
        MissedStore.Wanted later = wanted("oms", "").only(Set.of(EventType.ORDER_CREATED), daysAgo(19));
        MissedStore.Wanted other = wanted("oms", "").only(Set.of(EventType.ORDER_CANCELLED), Instant.EPOCH);

        at(NOW, List.of(later, other, wanted("peppol", "peppol"))).run();

        assertThat(left("stream_key", "events")).as("its data names no channel").isEmpty();
    }

    private void event(String key, Instant time, boolean published) {
        transactions.run(connection -> {
            Sql.update(
                    connection,
                    "insert into events (topic, stream_key, seq, event_id, event_type, source, occurred_at, data)"
                            + " values ('order-topic', ?, 1, ?, 'ORDER_CREATED', 'test', ?, ?)",
                    key,
                    key,
                    time,
                    new byte[] {'{', '}'});
            return published
                    ? 0
                    : Sql.update(
                            connection,
                            "insert into outbox (shard, topic, stream_key, seq, occurred_at)"
                                    + " values (0, 'order-topic', ?, 1, ?)",
                            key,
                            time);
        });
    }

    private void message(String id, String state, Instant time) {
        transactions.run(connection -> Sql.update(
                connection,
                "insert into messages (message_id, client, method, route, idempotency_key, digest, content_type, body,"
                        + " state, status, answer_type, answer, received_at)"
                        + " values (?, 'c', 'POST', 'r', ?, 'd', 't', ?, ?, 200, 't', ?, ?)",
                id,
                id,
                new byte[0],
                state,
                new byte[0],
                time));
    }

    private List<String> left(String column, String table) {
        return transactions.run(connection ->
                Sql.list(connection, "select " + column + " from " + table + " order by 1", row -> row.getString(1)));
    }

    private List<String> partitions(String like) {
        return transactions.run(connection -> Sql.list(
                connection,
                "select table_name from information_schema.tables where table_name like ? order by 1",
                row -> row.getString(1),
                like));
    }

    @Test
    void old_events_go_but_for_those_that_are_still_to_be_published() {
        Instant old = NOW.minusSeconds(40L * 86_400);
        at(old).prepare();
        at(old.plusSeconds(2 * 86_400)).prepare();
        at(NOW).prepare();
        event("old", old, true);
        event("stuck", old.plusSeconds(2 * 86_400), false);
        event("young", NOW.minusSeconds(13L * 86_400), true);
        event("new", NOW, true);

        at(NOW).run();

        assertThat(left("stream_key", "events")).containsExactly("new", "stuck", "young");
    }

    @Test
    void messages_go_after_a_week_letters_stay() {
        message("old", "accepted", NOW.minusSeconds(8L * 86_400));
        message("kept", "kept", NOW.minusSeconds(80L * 86_400));
        message("new", "accepted", NOW.minusSeconds(6L * 86_400));

        at(NOW).run();

        assertThat(left("message_id", "messages")).containsExactly("kept", "new");
    }

    @Test
    void the_inbox_forgets_after_two_weeks() {
        for (int days : new int[] {1, 13, 15}) {
            transactions.run(connection -> Sql.update(
                    connection,
                    "insert into inbox (route, message_key, received_at) values ('r', ?, ?)",
                    days + " days",
                    NOW.minusSeconds(days * 86_400L)));
        }

        at(NOW).run();

        assertThat(left("message_key", "inbox")).containsExactly("1 days", "13 days");
    }

    /** A hub's clock was ahead, or no hub ran for a week: its rows stand where PostgreSQL makes no partition any more. */
    @Test
    void rows_without_a_partition_are_moved_when_their_day_has_one() {
        at(NOW).run();
        event("ahead", NOW.plusSeconds(12L * 86_400), true);
        event("old", NOW.minusSeconds(20L * 86_400), true);
        event("waits", NOW.minusSeconds(16L * 86_400), false);
        delivery("ahead", NOW.plusSeconds(12L * 86_400));

        at(NOW.plusSeconds(6L * 86_400)).prepare();
        at(NOW.plusSeconds(6L * 86_400)).run();

        assertThat(left("stream_key", "events")).contains("ahead", "waits");
        assertThat(left("stream_key", "deliveries")).containsExactly("ahead");
        if (TestDatabase.isServer()) {
            assertThat(left("stream_key", "events_20270112")).containsExactly("ahead");
            assertThat(left("stream_key", "events_default")).doesNotContain("ahead");
            event("beside", NOW.plusSeconds(12L * 86_400), true);
            assertThat(left("stream_key", "events_20270112")).containsExactly("ahead", "beside");
        }
        transactions.run(connection -> Sql.update(connection, "delete from outbox"));
        at(NOW.plusSeconds(40L * 86_400)).run();
        assertThat(left("stream_key", "events")).isEmpty();
    }

    private void delivery(String key, Instant time) {
        transactions.run(connection -> Sql.update(
                connection,
                "insert into deliveries (system, topic, stream_key, seq, event_id, event_type, outcome, attempts,"
                        + " started_at, ended_at) values ('oms', 'order-topic', ?, 1, ?, 'ORDER_CREATED', 'delivered', 1, ?, ?)",
                key,
                key,
                time,
                time));
    }

    @Test
    void one_that_cannot_make_room_starts_all_the_same() {
        if (TestDatabase.isServer()) {
            transactions.run(connection ->
                    Sql.update(connection, "create table events_20270101 (nothing text)")); // somebody's own
            at(NOW).prepare();
            assertThat(partitions("events_2%")).hasSize(8);
            assertThat(partitions("deliveries_2%")).hasSize(8);
        }
    }

    private void run(String sql, Object... arguments) {
        transactions.run(connection -> Sql.update(connection, sql, arguments));
    }

    private static Instant daysAgo(int days) {
        return NOW.minusSeconds(days * 86_400L);
    }

    @Test
    void records_that_people_look_up_go_when_nobody_does_any_more() {
        for (int days : new int[] {399, 401}) {
            run(
                    "insert into audit_log (happened_at, actor, action, target) values (?, 'a', 'b', ?)",
                    daysAgo(days),
                    days + "");
            run(
                    "insert into stock_breaks (warehouse_id, sku_id, expected_qty, before_qty, after_qty, change_type, source,"
                            + " found_at) values ('w', ?, 1, 2, 3, 'IN', 's', ?)",
                    days + "",
                    daysAgo(days));
            run(
                    "insert into shipments (tracking_no, order_id, shipment_id, carrier_code, shipped_at)"
                            + " values (?, 'o', 's', 'c', ?)",
                    days + "",
                    daysAgo(days));
        }
        run("update shipments set known_at = ? where tracking_no = '401'", daysAgo(300));

        at(NOW).run();
        assertThat(left("target", "audit_log")).containsExactly("399");
        assertThat(left("sku_id", "stock_breaks")).containsExactly("399");
        assertThat(left("tracking_no", "shipments"))
                .as("its carrier told of it later")
                .containsExactly("399", "401");
    }

    @Test
    void an_order_goes_two_years_after_the_last_news_unless_something_waits_for_it() {
        for (String order : new String[] {"old", "changed", "pending", "told"}) {
            run(
                    "insert into orders (order_id, client, status, version, changed_at, document, stored_at)"
                            + " values (?, 'c', 'SHIPPED', 1, ?, ?, ?)",
                    order,
                    daysAgo(order.equals("changed") ? 700 : 800),
                    new byte[] {'{', '}'},
                    daysAgo(900));
            run(
                    "insert into key_positions (system, topic, stream_key, done_seq) values ('oms', 'order-topic', ?, 3)",
                    order);
            run("insert into streams (topic, stream_key, last_seq) values ('order-topic', ?, 3)", order);
        }
        run(
                "insert into pending (system, topic, stream_key, seq, event_id, event_type, source, occurred_at, data, state)"
                        + " values ('oms', 'order-topic', 'pending', 3, 'e', 'ORDER_CREATED', 's', ?, ?, 'dead')",
                daysAgo(800),
                new byte[] {'{', '}'});
        event("told", NOW, true);

        at(NOW).run();
        assertThat(left("order_id", "orders")).containsExactly("changed", "pending", "told");
        assertThat(left("stream_key", "key_positions")).containsExactly("changed", "pending", "told");
        assertThat(left("stream_key", "streams")).as("numbers go on").contains("old");
    }

    @Test
    void a_server_has_a_partition_for_each_day_of_the_next_week() {
        at(NOW).run();
        at(NOW).run();

        if (TestDatabase.isServer()) {
            assertThat(partitions("deliveries_2%"))
                    .hasSize(8)
                    .startsWith("deliveries_20261231", "deliveries_20270101")
                    .endsWith("deliveries_20270107");
            event("here", NOW, true);
            assertThat(left("stream_key", "events_20261231")).containsExactly("here");
            at(NOW.plusSeconds(40L * 86_400)).run();
            assertThat(partitions("deliveries_20261231")).isEmpty();
            assertThat(partitions("events_20261231")).isEmpty();
        } else {
            assertThat(partitions("deliveries_2%")).isEmpty();
        }
    }
}
