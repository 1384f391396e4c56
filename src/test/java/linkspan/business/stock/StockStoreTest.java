package linkspan.business.stock;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import linkspan.commit.Answer;
import linkspan.commit.CommitFailed;
import linkspan.commit.Committer;
import linkspan.commit.GroupStore;
import linkspan.commit.Origin;
import linkspan.commit.Pace;
import linkspan.commit.SealedUnit;
import linkspan.commit.UnitInCommit;
import linkspan.commit.UnitStore;
import linkspan.commit.outbox.EventStore;
import linkspan.commit.outbox.RemarkStore;
import linkspan.model.EventDraft;
import linkspan.model.EventType;
import linkspan.model.Json;
import linkspan.model.Topic;
import linkspan.platform.database.Database;
import linkspan.platform.database.Pool;
import linkspan.platform.database.Sql;
import linkspan.platform.database.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Tag("database")
@Timeout(300)
class StockStoreTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-12-01T00:00:00.123456789Z"), ZoneOffset.UTC);

    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final Database database;
    private final StockStore stock;

    StockStoreTest(@TempDir Path folder) {
        database = TestDatabase.open(folder, meters);
        stock = new StockStore(database.transactions(Pool.CONSOLE), CLOCK, meters);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private Committer committer() {
        List<UnitStore> stores = List.of(
                stock,
                new EventStore(database.kind(), CLOCK, () -> UUID.randomUUID().toString()));
        return new Committer(
                new GroupStore(database.pool(Pool.INTAKE), stores),
                Pace.atOnce(database.kind().committers()),
                written -> {});
    }

    private static EventDraft change(String sku, String more) {
        return new EventDraft(
                EventType.INVENTORY_CHANGED,
                Json.read(("{'warehouseId': 'W', 'skuId': '" + sku + "', 'changeType': 'ADJUST', " + more + "}")
                        .replace('\'', '"')));
    }

    private static EventDraft change(String sku, int number, long before, long after) {
        return change(sku, "'movementNo': " + number + ", 'beforeQty': " + before + ", 'afterQty': " + after);
    }

    private static CompletableFuture<UnitInCommit> commit(Committer committer, EventDraft... drafts) {
        CompletableFuture<UnitInCommit> fate = new CompletableFuture<>();
        Map<Class<?>, Object> parts = Map.of(Origin.class, new Origin("wms", "m-1", null));
        committer.commit(new SealedUnit(List.of(drafts), parts, new Answer(200, "", "")), new Committer.Callback() {
            @Override
            public void committed(UnitInCommit unit) {
                fate.complete(unit);
            }

            @Override
            public void failed(CommitFailed failure) {
                fate.completeExceptionally(failure);
            }
        });
        return fate.orTimeout(60, TimeUnit.SECONDS);
    }

    /** What was told about a SKU, in the order of its numbers. */
    private List<JsonNode> told(String sku) {
        return database.transactions(Pool.CONSOLE)
                .run(connection -> Sql.list(
                        connection,
                        "select data from events where stream_key = ? order by seq",
                        row -> Json.read(new String(row.getBytes(1), StandardCharsets.UTF_8)),
                        "W/" + sku));
    }

    private double ignored(String code) {
        return meters.counter("linkspan.stock.ignored", "code", code).count();
    }

    @Test
    void the_first_news_of_a_sku_is_no_break() {
        try (Committer committer = committer()) {
            commit(committer, change("A", 1, 77, 70)).join();
        }
        assertThat(told("A"))
                .singleElement()
                .satisfies(data -> assertThat(data.has("chainBroken")).isFalse());
        assertThat(stock.breakCount()).isZero();
        assertThat(stock.levels("A")).containsExactly(Map.entry("W", 70L));
    }

    @Test
    void a_break_is_in_the_event_in_a_row_and_in_the_metric() {
        try (Committer committer = committer()) {
            commit(committer, change("A", 1, 0, 70), change("B", 1, 0, 5), change("A", 2, 60, 50))
                    .join();
            commit(committer, change("A", 3, 50, 49)).join();
        }
        assertThat(told("A"))
                .extracting(data -> data.path("chainBroken").asBoolean())
                .containsExactly(false, true, false);
        assertThat(told("A").get(1).path("expectedQty").asLong()).isEqualTo(70);
        assertThat(stock.breaks("A", 10)).singleElement().satisfies(found -> {
            assertThat(found.expectedQty()).isEqualTo(70);
            assertThat(found.beforeQty()).isEqualTo(60);
            assertThat(found.untold()).isEqualTo(-10);
            assertThat(found.messageId()).isEqualTo("m-1");
            assertThat(found.foundAt()).isEqualTo("2026-12-01T00:00:00.123Z");
        });
        assertThat(stock.breaks("B", 10)).isEmpty();
        assertThat(meters.counter("linkspan.stock.chain.broken", "system", "wms")
                        .count())
                .isEqualTo(1);
    }

    @Test
    void a_movement_told_again_otherwise_is_a_correction_and_an_older_one_leaves_its_trace() {
        try (Committer committer = committer()) {
            commit(committer, change("A", 1, 77, 70)).join();
            commit(committer, change("A", 2, 70, 60)).join();
            commit(committer, change("A", 2, 70, 60)).join();
            commit(committer, change("A", 2, 70, 61)).join();
            commit(committer, change("A", 1, 77, 71)).join();
        }
        assertThat(told("A")).extracting(data -> data.path("afterQty").asLong()).containsExactly(70L, 60L, 61L);
        assertThat(stock.levels("A")).containsExactly(Map.entry("W", 61L));
        assertThat(stock.breaks("A", 10))
                .as("a person sees that it was told otherwise")
                .hasSize(1);
        assertThat(new RemarkStore(database.transactions(Pool.CONSOLE)).of(Topic.INVENTORY, "W/A"))
                .singleElement()
                .satisfies(remark -> assertThat(remark.messageId()).isEqualTo("m-1"));
    }

    @Test
    void what_a_sender_says_about_the_chain_is_not_believed() {
        try (Committer committer = committer()) {
            commit(committer, change("A", "'beforeQty': 0, 'afterQty': 1, 'chainBroken': true, 'expectedQty': 9"))
                    .join();
        }
        assertThat(told("A").get(0).has("chainBroken")).isFalse();
        assertThat(told("A").get(0).has("expectedQty")).isFalse();
    }

    @Test
    void the_same_movement_and_older_news_have_no_effect() {
        try (Committer committer = committer()) {
            commit(committer, change("A", 5, 10, 8)).join();
            assertThat(commit(committer, change("A", 5, 10, 8)).join().accepted())
                    .isEmpty();
            assertThat(commit(committer, change("A", 4, 12, 10)).join().accepted())
                    .isEmpty();
            commit(committer, change("B", "'movementId': 'm', 'beforeQty': 1, 'afterQty': 2"))
                    .join();
            commit(committer, change("B", "'movementId': 'm', 'beforeQty': 1, 'afterQty': 2"))
                    .join();
        }
        assertThat(told("A")).hasSize(1);
        assertThat(told("B")).hasSize(1);
        assertThat(stock.breakCount()).isZero();
        assertThat(ignored("already-so")).isEqualTo(2);
        assertThat(ignored("older-news")).isEqualTo(1);
    }

    @Test
    void without_a_count_the_time_says_what_is_older() {
        try (Committer committer = committer()) {
            commit(committer, change("A", "'beforeQty': 0, 'afterQty': 1, 'occurredAt': '2026-11-12T03:00:00.000001Z'"))
                    .join();
            commit(committer, change("A", "'beforeQty': 7, 'afterQty': 8, 'occurredAt': '2026-11-12T03:00:00Z'"))
                    .join();
            commit(committer, change("A", "'beforeQty': 1, 'afterQty': 2, 'occurredAt': '2026-11-12T03:00:00.000001Z'"))
                    .join();
            commit(committer, change("A", "'beforeQty': 2, 'afterQty': 3")).join();
        }
        assertThat(told("A")).extracting(data -> data.path("afterQty").asLong()).containsExactly(1L, 2L, 3L);
        assertThat(stock.breakCount()).isZero();
    }

    @Test
    void many_committers_agree_on_one_chain_for_each_sku() {
        int skus = 5;
        int movements = 60;
        List<EventDraft[]> units = new ArrayList<>();
        for (int i = 1; i <= movements; i++) {
            EventDraft[] drafts = new EventDraft[skus];
            for (int sku = 0; sku < skus; sku++) { // each unit in another order of keys
                drafts[(sku + i) % skus] = change("S" + sku, i, 1000 - i + 1, 1000 - i);
            }
            units.add(drafts);
        }
        Collections.shuffle(units, new Random(11));
        try (Committer one = committer();
                Committer other = committer()) {
            List<CompletableFuture<UnitInCommit>> fates = new ArrayList<>();
            for (int i = 0; i < units.size(); i++) {
                boolean first = TestDatabase.isServer() && i % 2 == 0; // H2 takes one committing thread
                fates.add(commit(first ? one : other, units.get(i)));
            }
            fates.forEach(CompletableFuture::join);
        }
        long gaps = 0;
        for (int sku = 0; sku < skus; sku++) {
            List<JsonNode> told = told("S" + sku);
            assertThat(told.get(told.size() - 1).path("afterQty").asLong()).isEqualTo(1000 - movements);
            for (int i = 1; i < told.size(); i++) {
                long before = told.get(i - 1).path("afterQty").asLong();
                assertThat(told.get(i).path("movementNo").asLong())
                        .isGreaterThan(told.get(i - 1).path("movementNo").asLong());
                boolean fits = told.get(i).path("beforeQty").asLong() == before;
                assertThat(told.get(i).path("chainBroken").asBoolean()).isEqualTo(!fits);
                gaps += fits ? 0 : 1;
            }
            assertThat(stock.levels("S" + sku)).containsExactly(Map.entry("W", 1000L - movements));
        }
        assertThat(stock.breakCount()).isEqualTo(gaps);
    }
}
