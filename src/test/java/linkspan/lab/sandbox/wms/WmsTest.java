package linkspan.lab.sandbox.wms;

import static org.assertj.core.api.Assertions.assertThat;

import linkspan.lab.sandbox.Http;
import linkspan.lab.sandbox.SandboxCase;
import org.junit.jupiter.api.Test;

class WmsTest extends SandboxCase {
    private static String order(String number, String sku, long quantity) {
        return """
                {"orderNo":"%s","warehouse":"W1","lines":[{"sku":"%s","qty":%d}]}""".formatted(number, sku, quantity);
    }

    private long stock(String sku) {
        return http.get("/wms/stock/" + sku).json().at("/data/available").asLong(-1);
    }

    private void setStock(String sku, long available) {
        http.put("/wms/stock/" + sku, "{\"available\":" + available + "}");
    }

    @Test
    void creating_takes_stock_and_cancelling_gives_it_back() {
        assertThat(http.post("/wms/outbound-orders", order("A-1", "S", 3)).code())
                .isZero();
        assertThat(stock("S")).isEqualTo(999_997);

        assertThat(http.post("/wms/outbound-orders/A-1/cancel", "").code()).isZero();
        assertThat(stock("S")).isEqualTo(1_000_000);

        http.post("/wms/outbound-orders/A-1/cancel", "");
        assertThat(stock("S")).isEqualTo(1_000_000);
    }

    @Test
    void an_update_takes_or_returns_the_difference() {
        http.post("/wms/outbound-orders", order("A-1", "S", 3));
        http.put("/wms/outbound-orders/A-1", order("A-1", "S", 5));
        assertThat(stock("S")).isEqualTo(999_995);

        http.put("/wms/outbound-orders/A-1", order("A-1", "T", 1));
        assertThat(stock("S")).isEqualTo(1_000_000);
        assertThat(stock("T")).isEqualTo(999_999);

        http.put("/wms/outbound-orders/A-1", "{\"address\":{}}");
        assertThat(stock("T")).isEqualTo(999_999);
    }

    @Test
    void missing_stock_is_refused_with_http_200_and_takes_nothing_at_all() {
        setStock("S", 5);
        Http.Reply refused = http.post("/wms/outbound-orders", """
                {"orderNo":"A-1","lines":[{"sku":"T","qty":2},{"sku":"S","qty":4},{"sku":"S","qty":2}]}""");

        assertThat(refused.status()).isEqualTo(200);
        assertThat(refused.code()).isEqualTo(40001);
        assertThat(refused.json().get("message").asText()).isEqualTo("库存不足");
        assertThat(refused.json().get("details").toString())
                .isEqualTo("{\"skuId\":\"S\",\"required\":6,\"available\":5}");
        assertThat(stock("S")).isEqualTo(5);
        assertThat(stock("T")).isEqualTo(1_000_000);
    }

    @Test
    void stock_is_never_negative_however_many_ask_at_once() {
        setStock("S", 10);
        var calls = java.util.stream.IntStream.range(0, 50)
                .mapToObj(i -> http.postAsync("/wms/outbound-orders", order("A-" + i, "S", 3)))
                .toList();
        long taken = calls.stream()
                .filter(call -> call.join().body().contains("\"code\":0,"))
                .count();

        assertThat(taken).isEqualTo(3);
        assertThat(stock("S")).isEqualTo(1);
    }

    @Test
    void stock_set_while_orders_are_open_means_what_is_available_now() {
        http.post("/wms/outbound-orders", order("A-1", "S", 3));
        setStock("S", 0);
        assertThat(stock("S")).isZero();

        http.post("/wms/outbound-orders/A-1/cancel", "");
        assertThat(stock("S")).isEqualTo(3);
        assertThat(http.put("/wms/stock/S", "{\"available\":-1}").status()).isEqualTo(400);
    }

    @Test
    void a_cancel_before_the_create_is_remembered() {
        assertThat(http.post("/wms/outbound-orders/A-1/cancel", "").code()).isZero();

        Http.Reply created = http.post("/wms/outbound-orders", order("A-1", "S", 3));
        assertThat(created.status()).isEqualTo(200);
        assertThat(created.code()).isEqualTo(40901);
        assertThat(http.put("/wms/outbound-orders/A-1", order("A-1", "S", 3)).code())
                .isEqualTo(40901);
        assertThat(stock("S")).isEqualTo(1_000_000);
    }

    @Test
    void an_update_of_an_unknown_order_is_refused() {
        Http.Reply updated = http.put("/wms/outbound-orders/A-1", order("A-1", "S", 3));

        assertThat(updated.status()).isEqualTo(200);
        assertThat(updated.code()).isEqualTo(40401);
    }

    @Test
    void lines_that_make_no_sense_are_refused() {
        assertThat(http.post("/wms/outbound-orders", order("A-1", "S", 0)).status())
                .isEqualTo(400);
        assertThat(http.post("/wms/outbound-orders", order("A-1", "", 1)).status())
                .isEqualTo(400);
        assertThat(http.post("/wms/outbound-orders", "{\"orderNo\":\"A-1\",\"lines\":{}}")
                        .status())
                .isEqualTo(400);
        assertThat(http.get("/ledger/wms").json().get("effects").asInt()).isZero();
    }
}
