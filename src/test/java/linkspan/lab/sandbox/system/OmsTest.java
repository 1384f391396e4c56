package linkspan.lab.sandbox.system;

import static org.assertj.core.api.Assertions.assertThat;

import linkspan.lab.sandbox.Http;
import linkspan.lab.sandbox.SandboxCase;
import linkspan.lab.sandbox.StableClock;
import org.junit.jupiter.api.Test;

class OmsTest extends SandboxCase {
    private static String order(String number, String currency, String total) {
        return """
                {"orderNo":"%s","currency":"%s","amounts":{"total":%s}}""".formatted(number, currency, total);
    }

    @Test
    void a_created_order_can_be_read_and_its_numbers_keep_their_digits() {
        Http.Reply created = http.post("/oms/orders", order("A-1", "GBP", "10.50"));

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.http().body())
                .isEqualTo("{\"code\":0,\"message\":\"success\",\"data\":{\"orderNo\":\"A-1\"},\"timestamp\":"
                        + StableClock.NOW.toEpochMilli() + "}");
        Http.Reply read = http.get("/oms/orders/A-1");
        assertThat(read.json().at("/data/state").asText()).isEqualTo("ACTIVE");
        assertThat(read.http().body()).contains("\"order\":" + order("A-1", "GBP", "10.50"));
    }

    @Test
    void an_update_of_an_unknown_order_creates_nothing() {
        Http.Reply updated = http.put("/oms/orders/A-1", order("A-1", "GBP", "1"));

        assertThat(updated.status()).isEqualTo(404);
        assertThat(updated.code()).isEqualTo(40401);
        assertThat(http.get("/oms/orders/A-1").code()).isEqualTo(40401);
        assertThat(http.get("/ledger/oms").json().get("effects").asInt()).isZero();
    }

    @Test
    void totals_are_exact_by_currency_and_leave_cancelled_orders_out() {
        http.post("/oms/orders", order("A-1", "GBP", "185427.7300"));
        http.post("/oms/orders", order("A-2", "GBP", "\"0.10\""));
        http.post("/oms/orders", order("A-3", "JPY", "1200"));
        http.post("/oms/orders", order("A-4", "GBP", "99"));
        http.post("/oms/orders/A-4/cancel", "");
        http.post("/oms/orders", "{\"orderNo\":\"A-5\"}");

        assertThat(http.get("/oms/totals").http().body()).isEqualTo("{\"GBP\":\"185427.83\",\"JPY\":\"1200\"}");
    }

    @Test
    void a_shipped_order_stays_shipped_and_counts() {
        http.post("/oms/orders", order("A-1", "GBP", "10.00"));
        assertThat(http.post("/oms/orders/A-1/shipment", "{}").status()).isEqualTo(400);
        assertThat(http.post("/oms/orders/A-1/shipment", "{\"trackingNo\":\"T\"}")
                        .code())
                .isZero();
        assertThat(http.post("/oms/orders/A-2/shipment", "{\"trackingNo\":\"T\"}")
                        .code())
                .isEqualTo(40401);
        http.post("/oms/orders/A-3/shipment", "{\"trackingNo\":\"T\",\"order\":" + order("A-3", "GBP", "5.00") + "}");
        restart();
        http.put("/oms/orders/A-1", order("A-1", "GBP", "11.00"));

        assertThat(http.get("/oms/orders/A-1").json().at("/data/state").asText())
                .isEqualTo("SHIPPED");
        assertThat(http.get("/oms/orders/A-3").json().at("/data/state").asText())
                .isEqualTo("SHIPPED");
        assertThat(http.get("/oms/totals").http().body()).isEqualTo("{\"GBP\":\"16.00\"}");
    }

    @Test
    void stock_is_what_it_was_told_last() {
        String told = "{\"warehouse\":\"%s\",\"sku\":\"S\",\"quantity\":%d}";
        http.post("/oms/stock", told.formatted("W1", 5));
        http.post("/oms/stock", told.formatted("W2", 7));
        http.post("/oms/stock", told.formatted("W1", 3));
        assertThat(http.post("/oms/stock", "{\"sku\":\"S\",\"quantity\":3}").status())
                .isEqualTo(400);
        assertThat(http.post("/oms/stock", "{\"warehouse\":\"W1\",\"sku\":\"S\",\"quantity\":1.5}")
                        .status())
                .isEqualTo(400);
        restart();

        assertThat(http.get("/oms/stock/S").json().at("/data").toString())
                .isEqualTo("{\"sku\":\"S\",\"quantity\":10,\"warehouses\":{\"W1\":3,\"W2\":7}}");
    }

    @Test
    void an_update_replaces_the_total() {
        http.post("/oms/orders", order("A-1", "GBP", "10"));
        http.put("/oms/orders/A-1", order("A-1", "GBP", "7.25"));

        assertThat(http.get("/oms/totals").http().body()).isEqualTo("{\"GBP\":\"7.25\"}");
    }

    @Test
    void a_cancel_of_an_unknown_order_brings_the_order_and_it_stays_cancelled() {
        Http.Reply cancelled = http.post("/oms/orders/A-1/cancel", "{\"order\":" + order("A-1", "GBP", "5") + "}");
        http.post("/oms/orders", order("A-1", "GBP", "5"));

        assertThat(cancelled.status()).isEqualTo(200);
        assertThat(http.get("/oms/orders/A-1").json().at("/data/state").asText())
                .isEqualTo("CANCELLED");
        assertThat(http.get("/oms/totals").http().body()).isEqualTo("{}");
    }

    @Test
    void a_cancel_of_an_unknown_order_without_the_order_is_refused() {
        Http.Reply cancelled = http.post("/oms/orders/A-1/cancel", "{}");

        assertThat(cancelled.status()).isEqualTo(404);
        assertThat(cancelled.code()).isEqualTo(40401);
    }

    @Test
    void a_total_that_is_no_amount_is_refused() {
        assertThat(http.post("/oms/orders", order("A-1", "GBP", "\"ten\"")).status())
                .isEqualTo(400);
        assertThat(http.post("/oms/orders", order("A-1", "GBP", "1e99999")).status())
                .isEqualTo(400);
        assertThat(http.get("/ledger/oms").json().get("effects").asInt()).isZero();
    }

    @Test
    void order_numbers_may_hold_any_character() {
        http.post("/oms/orders", "{\"orderNo\":\"#10/01 é\"}");

        assertThat(http.get("/oms/orders/%2310%2F01%20%C3%A9")
                        .json()
                        .at("/data/orderNo")
                        .asText())
                .isEqualTo("#10/01 é");
    }
}
