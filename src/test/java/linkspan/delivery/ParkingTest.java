package linkspan.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import linkspan.Hub;
import linkspan.stand.Operator;
import linkspan.stand.SharedHub;
import linkspan.stand.Shop;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The warehouse refuses one order: its later events wait, others flow, and a person brings all of it back in order. */
@Tag("database")
class ParkingTest {
    private final Hub hub = SharedHub.hub();
    private final Shop shop = new Shop(hub);
    private final Operator operator;
    private String order = "";

    ParkingTest() throws Exception {
        operator = new Operator(hub.opsPort(), SharedHub.data());
    }

    @AfterEach
    void mend() throws Exception {
        shop.fault("wms", "{\"orderId\":\"" + order + "\",\"status\":0}");
    }

    private void warehouseAnswers(int status) throws Exception {
        shop.fault("wms", "{\"orderId\":\"" + order + "\",\"status\":" + status + "}");
    }

    private void post(long id, int events) throws Exception {
        order = "shopify-" + id;
        for (int i = 1; i <= events; i++) {
            shop.postUntilTaken("order-created", Shop.order(id, i, i));
        }
    }

    @Test
    void later_events_wait_others_flow_and_a_replay_brings_all_in_order() throws Exception {
        order = "shopify-8000001";
        warehouseAnswers(503);
        post(8_000_001, 3);
        await().until(() -> operator.letters(order).size() == 1);

        shop.postUntilTaken("order-created", Shop.order(8_000_002, 1, 1));
        await().until(() -> shop.effects("wms", "shopify-8000002") == 1);
        assertThat(shop.effects("wms", order)).isZero();
        await().until(() -> shop.effects("oms", order) == 3);

        warehouseAnswers(0);
        String letter = operator.letters(order).get(0);
        List<CompletableFuture<String>> presses = Stream.of(1, 2)
                .map(i -> CompletableFuture.supplyAsync(() -> replay(letter)))
                .toList();
        for (CompletableFuture<String> press : presses) {
            press.join();
        }
        await().until(() -> shop.effects("wms", order) == 3);
        assertThat(shop.sequences("wms", order).split(" ")).hasSize(3).isSorted();
        assertThat(operator.letters(order)).isEmpty();
    }

    @Test
    void what_newer_events_have_overtaken_is_not_replayed() throws Exception {
        order = "shopify-8000003";
        warehouseAnswers(400);
        post(8_000_003, 2);
        await().until(() -> operator.letters(order).size() == 1);
        String letter = operator.letters(order).get(0);
        warehouseAnswers(0);

        assertThat(operator.post("/admin/letters/" + letter + "/discard", "{\"reason\":\"by hand\"}")
                        .statusCode())
                .isEqualTo(200);
        HttpResponse<String> replay = operator.post("/admin/letters/" + letter + "/replay", "");
        assertThat(replay.statusCode()).as(replay.body()).isEqualTo(409);
        assertThat(replay.body()).contains("superseded");
    }

    @Test
    void an_answer_that_is_lost_is_asked_for_again_and_has_one_effect() throws Exception {
        order = "shopify-8000004";
        shop.fault("wms", "{\"orderId\":\"" + order + "\",\"loseAnswers\":1}");
        post(8_000_004, 1);
        await().until(() -> shop.effects("wms", order) == 1);
        shop.fault("wms", "{\"orderId\":\"" + order + "\",\"loseAnswers\":0}");
        await().until(() -> operator.letters(order).size() == 1
                || operator.get("/admin/orders/" + order).body().contains("dispatched"));
        for (String letter : operator.letters(order)) {
            replay(letter);
        }
        await().until(() -> operator.get("/admin/orders/" + order).body().contains("DISPATCHED"));
        assertThat(shop.effects("wms", order)).isEqualTo(1);
    }

    private String replay(String letter) {
        try {
            return operator.post("/admin/letters/" + letter + "/replay", "").body();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
