package linkspan.delivery.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import linkspan.Hub;
import linkspan.stand.OwnHub;
import linkspan.stand.Shop;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** A second hub gets partitions while calls of them are under way at the first. */
@Tag("database")
@EnabledIfSystemProperty(named = "linkspan.test.database", matches = "postgresql") // H2 has one hub
class PartitionMovesTest {
    private static final int ORDERS = 8;

    private static ConditionFactory soon() {
        return await();
    }

    @Test
    void a_call_longer_than_the_move_is_not_made_a_second_time(@TempDir Path folder) throws Exception {
        CountDownLatch answering = new CountDownLatch(1);
        try (FarEnd farEnd = new FarEnd()) {
            PlainHome home = new PlainHome(folder)
                    .system("plain", "url=http://127.0.0.1:" + farEnd.port() + "/plain", "timeout=60s")
                    .delivers("plain", "order-created", "orders/{orderId}");
            List<String> paths = new ArrayList<>();
            for (int i = 0; i < ORDERS; i++) {
                paths.add("/plain/orders/shopify-" + (6_000_000 + i));
                farEnd.answers(paths.get(i), farEnd.silentUntil(answering));
            }
            try (OwnHub hub = new OwnHub(home.folder(), Map.of())) {
                for (int i = 0; i < ORDERS; i++) {
                    hub.shop().postUntilTaken("order-created", Shop.order(6_000_000 + i, 1, 1));
                }
                soon().until(() -> paths.stream().allMatch(path -> farEnd.calls(path) == 1));

                try (Hub second = hub.second(home.folder())) {
                    assertThat(second.port()).isPositive();
                    soon().until(() -> !hub.rows(
                                    "select stream_key from pending where system = 'plain'", row -> row.getString(1))
                            .isEmpty());
                    answering.countDown();
                    soon().until(() -> hub.rows(
                                            "select count(*) from deliveries where outcome = 'delivered'",
                                            row -> row.getInt(1))
                                    .get(0)
                            == ORDERS);
                }
                assertThat(paths)
                        .allSatisfy(path -> assertThat(farEnd.calls(path)).isEqualTo(1));
                soon().until(() -> hub.rows("select 1 from pending", row -> 1).isEmpty()
                        && hub.rows("select 1 from call_notes", row -> 1).isEmpty());
            }
        }
    }
}
