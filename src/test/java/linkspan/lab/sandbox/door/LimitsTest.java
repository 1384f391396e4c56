package linkspan.lab.sandbox.door;

import static org.assertj.core.api.Assertions.assertThat;

import linkspan.lab.sandbox.Http;
import linkspan.lab.sandbox.SandboxCase;
import org.junit.jupiter.api.Test;

class LimitsTest extends SandboxCase {
    private static String orderOfBytes(int length) {
        String start = "{\"orderNo\":\"1\",\"x\":\"";
        return start + "y".repeat(length - start.length() - 2) + "\"}";
    }

    @Test
    void eight_mebibytes_are_accepted_and_one_byte_more_is_not() {
        int limit = 8 * 1024 * 1024;

        assertThat(http.post("/oms/orders", orderOfBytes(limit)).status()).isEqualTo(201);
        assertThat(http.post("/oms/orders", orderOfBytes(limit + 1)).status()).isEqualTo(413);
        assertThat(http.get("/ledger/oms").json().get("effects").asInt()).isEqualTo(1);
    }

    @Test
    void what_is_no_order_is_a_bad_request_without_effect() {
        for (String body :
                new String[] {"", "{", "[]", "null", "{}", "{\"orderNo\":\" \"}", "{\"orderNo\":null}", "{} {}"}) {
            Http.Reply oms = http.post("/oms/orders", body);
            assertThat(oms.status()).as(body).isEqualTo(400);
            assertThat(oms.code()).as(body).isEqualTo(40000);
            assertThat(http.post("/wms/outbound-orders", body).status())
                    .as(body)
                    .isEqualTo(400);
            assertThat(http.post("/wms/overseas/fulfilments", body).status())
                    .as(body)
                    .isEqualTo(400);
        }
        assertThat(http.post("/oms/orders", "{\"orderNo\":\"1\"}", "ce-sequence", "first")
                        .status())
                .isEqualTo(400);
        assertThat(http.get("/ledger/oms").json().get("effects").asInt()).isZero();
        assertThat(http.get("/ledger/wms").json().get("effects").asInt()).isZero();
    }

    @Test
    void unknown_systems_and_paths_are_404_in_json() {
        for (String path : new String[] {"/", "/oa/orders", "/oms/none", "/ledger/oa", "/ledger/oa/1", "/faults/oa"}) {
            Http.Reply reply = http.get(path);
            assertThat(reply.status()).as(path).isEqualTo(404);
            assertThat(reply.json().hasNonNull("error")).as(path).isTrue();
        }
        assertThat(http.get("/oms/orders").status()).isEqualTo(405);
    }
}
