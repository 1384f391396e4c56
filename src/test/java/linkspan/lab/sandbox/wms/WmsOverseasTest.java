package linkspan.lab.sandbox.wms;

import static org.assertj.core.api.Assertions.assertThat;

import linkspan.lab.sandbox.Http;
import linkspan.lab.sandbox.SandboxCase;
import org.junit.jupiter.api.Test;

class WmsOverseasTest extends SandboxCase {
    private static final String PATH = "/wms/overseas/fulfilments";
    private static final String ORDER = """
            {"reference":"A-1","ship_to":{},"items":[{"sku":"S","units":4}],"lines":"not ours"}""";

    private long stock() {
        return http.get("/wms/stock/S").json().at("/data/available").asLong(-1);
    }

    @Test
    void the_partner_speaks_its_own_format_and_counts_in_the_ledger_of_the_warehouse() {
        Http.Reply created = http.post(PATH, ORDER, Http.event("A-1", 1, "k1"));
        assertThat(created.status()).isEqualTo(202);
        assertThat(created.http().body()).isEqualTo("{\"status\":\"accepted\",\"reference\":\"A-1\"}");
        assertThat(stock()).isEqualTo(999_996);

        String fewer = "{\"items\":[{\"sku\":\"S\",\"units\":1}]}";
        assertThat(http.put(PATH + "/A-1", fewer, Http.event("A-1", 2, "k2")).status())
                .isEqualTo(200);
        assertThat(stock()).isEqualTo(999_999);

        assertThat(http.post(PATH + "/A-1/cancellation", "", Http.event("A-1", 3, "k3"))
                        .status())
                .isEqualTo(200);
        assertThat(stock()).isEqualTo(1_000_000);
        assertThat(http.get("/ledger/wms").http().body())
                .isEqualTo("{\"effects\":3,\"distinct\":3,\"doubled\":0,\"outOfOrder\":0}");
    }

    @Test
    void failures_are_rejections_with_a_status_of_the_4xx() {
        assertThat(http.put(PATH + "/A-1", ORDER).status()).isEqualTo(404);
        assertThat(http.post(PATH, "{\"ship_to\":{}}").http().body())
                .isEqualTo("{\"status\":\"rejected\",\"reason\":\"reference is missing\"}");

        http.put("/wms/stock/S", "{\"available\":3}");
        Http.Reply missing = http.post(PATH, ORDER);
        assertThat(missing.status()).isEqualTo(422);
        assertThat(missing.json().get("status").asText()).isEqualTo("rejected");

        http.post(PATH + "/A-1/cancellation", "");
        assertThat(http.post(PATH, ORDER).status()).isEqualTo(409);
    }

    @Test
    void what_the_partner_took_is_still_taken_after_a_restart() {
        http.post(PATH, ORDER);
        restart();
        assertThat(stock()).isEqualTo(999_996);
    }
}
