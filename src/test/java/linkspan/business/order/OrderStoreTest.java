package linkspan.business.order;

import static linkspan.business.order.StoredOrders.OK;
import static linkspan.business.order.StoredOrders.unit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import linkspan.business.order.change.OrderChange;
import linkspan.commit.Committer;
import linkspan.commit.SealedUnit;
import linkspan.commit.UnitInCommit;
import linkspan.commit.UnitStore;
import linkspan.model.EventDraft;
import linkspan.model.EventType;
import linkspan.platform.broker.Topics;
import linkspan.platform.crash.CrashPoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Tag("database")
@Timeout(300)
class OrderStoreTest {
    private final StoredOrders stored;

    OrderStoreTest(@TempDir Path folder) {
        stored = new StoredOrders(folder);
    }

    @AfterEach
    void close() {
        CrashPoint.disarm();
        stored.close();
    }

    @Test
    void an_order_is_stored_whole_with_its_client_and_time() {
        try (Committer committer = stored.committer()) {
            UnitInCommit unit = Written.by(committer, unit("shopify", Samples.created(Samples.marketOrder("o", 5))))
                    .unit();
            assertThat(unit.answer()).isEqualTo(OK);
            StoredOrder order = stored.store().find("o").orElseThrow();
            assertThat(order.client()).isEqualTo("shopify");
            assertThat(order.changedAt()).isEqualTo("2026-11-11T03:05:00Z");
            assertThat(order.document()).isEqualTo(unit.accepted().get(0).data());
            assertThat(stored.store().find("o", "shopify")).contains(order);
            assertThat(stored.store().find("o", "acme")).isEmpty();
            assertThat(stored.store().find("p")).isEmpty();
        }
    }

    @Test
    void a_clients_order_is_as_old_as_the_clock_says() {
        try (Committer committer = stored.committer()) {
            ObjectNode order = Samples.marketOrder("ORD1", 5).put("channel", "api");
            UnitInCommit unit =
                    Written.by(committer, unit("acme", Samples.created(order))).unit();
            String id = unit.accepted().get(0).key();
            assertThat(stored.store().find(id, "acme").orElseThrow().changedAt())
                    .isEqualTo("2026-12-01T00:00:00.123456Z");
        }
    }

    @Test
    void units_of_one_group_build_on_each_other() throws InterruptedException {
        ObjectNode changed = Samples.marketOrder("o", 6);
        changed.withObject("/customer").put("name", "李雷");
        List<UnitInCommit> units = group(
                unit("shopify", Samples.created(Samples.marketOrder("o", 5))),
                unit("shopify", Samples.created(changed)),
                unit("wms", Samples.draft(EventType.ORDER_DISPATCHED, "o")),
                unit("shopify", Samples.created(Samples.marketOrder("o", 5))),
                unit("wms", Samples.draft(EventType.ORDER_SHIPPED, "o")),
                unit("shopify", new EventDraft(EventType.ORDER_CANCELLED, Samples.marketOrder("o", 9))));
        assertThat(units.stream().map(unit -> unit.accepted().size())).containsExactly(1, 1, 1, 0, 1, 0);
        assertThat(stored.events("o"))
                .containsExactly("ORDER_CREATED", "ORDER_UPDATED", "ORDER_DISPATCHED", "ORDER_SHIPPED");
        StoredOrder order = stored.store().find("o").orElseThrow();
        assertThat(order.status()).isEqualTo(OrderStatus.SHIPPED);
        assertThat(order.document().path("status").asText()).isEqualTo("SHIPPED");
        assertThat(order.document().at("/customer/name").asText()).isEqualTo("李雷");
        assertThat(stored.ignored(Decision.Reason.OLDER_NEWS)).isOne();
        assertThat(units.get(5).refused()).isTrue();
        assertThat(units.get(5).because()).contains("something of it has left");
    }

    /** Written in one group: a first unit holds the only committer's thread until all others wait. */
    private List<UnitInCommit> group(SealedUnit... units) throws InterruptedException {
        Gate gate = new Gate();
        try (Committer committer = stored.committer(gate)) {
            Written first = Written.by(committer, new SealedUnit(List.of(), Map.of(), OK));
            gate.awaitArrival();
            List<Written> written =
                    Stream.of(units).map(unit -> Written.by(committer, unit)).toList();
            gate.close();
            first.unit();
            List<UnitInCommit> fates = written.stream().map(Written::unit).toList();
            assertThat(gate.sizes()).containsExactly(1, units.length);
            return fates;
        }
    }

    @Test
    void a_taken_id_is_refused_and_nothing_of_its_unit_remains() throws InterruptedException {
        ObjectNode taken = Samples.marketOrder("o", 5).put("channel", "api");
        ObjectNode free = Samples.marketOrder("p", 5).put("channel", "api");
        List<UnitInCommit> units = group(
                unit("acme", Samples.created(taken)),
                unit("bcme", Samples.created(free), Samples.created(taken)),
                unit("acme", Samples.created(taken)));
        assertThat(units.get(0).answer()).isEqualTo(OK);
        assertThat(units.get(1).answer().body()).isEqualTo("order-exists");
        assertThat(units.get(1).answer().status()).isEqualTo(409);
        assertThat(units.get(2).answer().status()).isEqualTo(409);
        assertThat(stored.store().find("p")).isEmpty();
        assertThat(stored.store().find("o").orElseThrow().client()).isEqualTo("acme");
        assertThat(stored.events("o")).containsExactly("ORDER_CREATED");
        assertThat(stored.events("p")).isEmpty();
    }

    @Test
    void a_unit_that_was_dropped_before_changes_nothing() {
        UnitStore dropsAll = (connection, units) -> units.forEach(UnitInCommit::drop);
        try (Committer committer = stored.committer(dropsAll)) {
            Written.by(committer, unit("shopify", Samples.created(Samples.marketOrder("o", 5))))
                    .unit();
        }
        assertThat(stored.store().find("o")).isEmpty();
        assertThat(stored.events("o")).isEmpty();
    }

    @Test
    void events_that_concern_no_order_pass_unchanged() {
        EventDraft product = new EventDraft(EventType.PRODUCT_CHANGED, Samples.json("{'skuId': 'S'}"));
        EventDraft stock = new EventDraft(
                EventType.INVENTORY_CHANGED, Samples.json("{'warehouseId': 'W', 'skuId': 'S', 'afterQty': 1}"));
        EventDraft customer = new EventDraft(EventType.CUSTOMER_CHANGED, Samples.json("{'customerId': 'C-1'}"));
        try (Committer committer = stored.committer()) {
            assertThat(Written.by(committer, unit("wms", product, stock, customer))
                            .unit()
                            .accepted())
                    .as("stock and customers are not for this store to accept")
                    .containsExactly(product);
            assertThat(Written.by(
                                    committer,
                                    unit("shopify", product, Samples.created(Samples.marketOrder("o", 5)), customer))
                            .unit()
                            .accepted())
                    .hasSize(2)
                    .startsWith(product);
        }
    }

    @Test
    void newer_without_news_moves_the_time_and_tells_nobody() {
        try (Committer committer = stored.committer()) {
            Written.by(committer, unit("shopify", Samples.created(Samples.marketOrder("o", 5))))
                    .unit();
            Written.by(committer, unit("shopify", Samples.created(Samples.marketOrder("o", 7))))
                    .unit();
        }
        assertThat(stored.store().find("o").orElseThrow().changedAt()).isEqualTo("2026-11-11T03:07:00Z");
        assertThat(stored.events("o")).containsExactly("ORDER_CREATED");
    }

    @Test
    void a_disagreement_is_counted() {
        ObjectNode wrong = Samples.marketOrder("o", 5);
        wrong.withObject("/total").put("value", "1.00");
        try (Committer committer = stored.committer()) {
            Written.by(committer, unit("shopify", Samples.created(wrong))).unit();
        }
        assertThat(stored.store()
                        .find("o")
                        .orElseThrow()
                        .document()
                        .path("amountsDisagree")
                        .asBoolean())
                .isTrue();
        assertThat(stored.disagreed()).isOne();
    }

    @Test
    void a_crash_before_the_commit_leaves_nothing() {
        CrashPoint.arm("A6", 1);
        try (Committer committer = stored.committer()) {
            Written written = Written.by(committer, unit("shopify", Samples.created(Samples.marketOrder("o", 5))));
            assertThatThrownBy(written::unit).hasRootCauseMessage("crash point A6");
            assertThat(stored.store().find("o")).isEmpty();
            Written.by(committer, unit("shopify", Samples.created(Samples.marketOrder("o", 5))))
                    .unit();
            assertThat(stored.events("o")).containsExactly("ORDER_CREATED");
        }
    }

    /** Each message was small enough; what comes of them together would be refused by every broker. */
    @Test
    void an_order_grows_no_larger_than_a_topic_carries() {
        ObjectNode large = Samples.marketOrder("o", 5);
        ObjectNode own = Samples.marketOrder("own", 5);
        for (int i = 0; i < (Topics.MAX_RECORD_BYTES - (1 << 20)) / 200_000; i++) {
            large.withArray("/notes").add("x".repeat(200_000 - 3));
        }
        own.set("notes", large.get("notes"));
        try (Committer committer = stored.committer()) {
            UnitInCommit taken = Written.by(committer, unit("shopify", Samples.created(large)))
                    .unit();
            assertThat(taken.answer()).isEqualTo(OK);
            UnitInCommit parcel = Written.by(committer, unit("wms", Samples.shipped("o", "S".repeat(200_000))))
                    .unit();
            assertThat(parcel.answer().status()).isEqualTo(413);
            assertThat(parcel.because())
                    .startsWith("body-too-large: the order would have ")
                    .endsWith("1 shipments");
            assertThat(stored.events("o")).containsExactly("ORDER_CREATED");

            Written.by(committer, unit("client", Samples.created(own))).unit();
            OrderChange line =
                    new OrderChange("own", "client", new OrderChange.AddItem(Samples.line("S".repeat(200_000))));
            assertThat(Written.by(committer, unit("client", line))
                            .unit()
                            .answer()
                            .status())
                    .isEqualTo(413);
            assertThat(Written.by(
                                    committer,
                                    unit("client", new OrderChange("own", "client", new OrderChange.Cancel(null))))
                            .unit()
                            .answer()
                            .status())
                    .as("it can still be ended")
                    .isEqualTo(200);
            assertThat(stored.events("own")).containsExactly("ORDER_CREATED", "ORDER_CANCELLED");
        }
    }
}
