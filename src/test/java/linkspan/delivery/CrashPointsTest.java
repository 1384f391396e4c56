package linkspan.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import linkspan.platform.crash.CrashPoint;
import linkspan.stand.Operator;
import linkspan.stand.SharedHub;
import linkspan.stand.Shop;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A crash at any named step: the sender tries again, and every system ends with one effect per event, in order. */
@Tag("database")
class CrashPointsTest {
    private final Shop shop = new Shop(SharedHub.hub());

    @AfterEach
    void disarm() {
        CrashPoint.disarm();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A1", "A2", "A3", "A4", "A5", "A6", "A7", "A8", "A9", "A10", "B1", "B2", "B3", "B4", "B5", "B6", "C1",
                "C2", "C3", "C4", "C5", "C6", "C7"
            })
    void a_crash_on_the_way_loses_and_doubles_nothing(String point) throws Exception {
        long id = 7_000_000 + point.hashCode();
        CrashPoint.arm(point, 1);

        shop.postUntilTaken("order-created", Shop.order(id, 1, 1));
        shop.postUntilTaken("order-created", Shop.order(id, 2, 2));
        shop.postUntilTaken("order-cancelled", Shop.cancelled(Shop.order(id, 2, 3)));

        for (String system : new String[] {"oms", "wms", "erp", "bi"}) {
            await().until(() -> shop.effects(system, "shopify-" + id) == 3);
        }
        await().until(() -> !CrashPoint.isArmed(point));
        for (String system : new String[] {"oms", "wms", "erp", "bi"}) {
            assertThat(shop.sequences(system, "shopify-" + id).split(" "))
                    .as(system)
                    .hasSize(3)
                    .isSorted();
        }
    }

    @ParameterizedTest
    @CsvSource({"D1, 503", "D2, 400", "D3, 503", "D4, 503", "D5, 400"})
    void a_crash_while_a_failure_is_noted_ends_with_one_letter_and_one_effect_in_order(String point, int status)
            throws Exception {
        Operator operator = new Operator(SharedHub.hub().opsPort(), SharedHub.data());
        long id = 7_100_000 + point.hashCode();
        String order = "shopify-" + id;
        shop.fault("wms", "{\"orderId\":\"" + order + "\",\"status\":" + status + "}");
        CrashPoint.arm(point, 1);

        shop.postUntilTaken("order-created", Shop.order(id, 1, 1));
        shop.postUntilTaken("order-created", Shop.order(id, 2, 2));
        await().until(() -> !CrashPoint.isArmed(point));
        await().until(() -> operator.letters(order).size() == 1);
        assertThat(shop.effects("wms", order)).isZero();
        shop.fault("wms", "{\"orderId\":\"" + order + "\",\"status\":0}");
        operator.post("/admin/letters/" + operator.letters(order).get(0) + "/replay", "");

        await().until(() -> shop.effects("wms", order) == 2);
        await().until(() -> shop.effects("oms", order) == 2);
        assertThat(shop.sequences("wms", order).split(" ")).isSorted();
        assertThat(operator.letters(order)).isEmpty();
    }
}
