package linkspan.operations.ops;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import linkspan.stand.TestHub;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestHub.Extension.class)
class OverviewTest {
    private final TestHub hub;

    OverviewTest(TestHub hub) {
        this.hub = hub;
    }

    @Test
    void what_was_delivered_and_what_is_dead_is_counted_by_system() {
        hub.fault("wms", "shopify-count", "\"status\":400");
        long before =
                hub.get("/admin/overview").json().at("/systems/bi/delivered").asLong();
        hub.created("shopify-count");
        hub.letter("wms", "shopify-count");

        Awaitility.await().untilAsserted(() -> {
            JsonNode overview = hub.get("/admin/overview").json();
            assertThat(overview.at("/systems/bi/delivered").asLong()).isGreaterThan(before);
            assertThat(overview.at("/systems/wms/dead").asLong()).isPositive();
            assertThat(overview.at("/systems/wms/breaker").asText()).isEqualTo("closed");
            assertThat(overview.path("outbox").asLong(-1)).isNotNegative();
            String metrics = hub.send(hub.request("/metrics")).body();
            assertThat(metrics).containsPattern("(?m)^linkspan_pending_dead\\{system=\"wms\"} [1-9]");
            assertThat(metrics).containsPattern("(?m)^linkspan_pending_waiting\\{system=\"oms\"} ");
            assertThat(metrics).containsPattern("(?m)^linkspan_outbox_waiting ");
            assertThat(metrics).contains("jvm_memory_used_bytes");
        });
    }

    @Test
    void a_client_is_made_listed_and_revoked_and_each_is_audited() {
        JsonNode made = hub.post("/admin/clients", "{\"name\":\"web-shop\",\"rate\":50}")
                .json();
        String keyId = made.path("keyId").asText();

        assertThat(made.path("secret").asText()).hasSizeGreaterThan(40);
        String list = hub.get("/admin/clients").body();
        assertThat(list)
                .contains(keyId)
                .contains("\"rate\":50")
                .doesNotContain(made.path("secret").asText());
        assertThat(hub.post("/admin/clients/" + keyId + "/revoke", "").body()).isEqualTo("{\"revoked\":1}");
        assertThat(hub.post("/admin/clients/" + keyId + "/revoke", "").status()).isEqualTo(404);
        assertThat(hub.audit(keyId)).containsExactly("ann client-add web-shop", "ann client-revoke keys: 1");
    }

    @Test
    void what_is_no_client_is_refused() {
        for (String body : new String[] {
            "{}",
            "[]",
            "{\"name\":\"\"}",
            "{\"name\":7}",
            "{\"name\":\"A B\"}",
            "{\"name\":\"a\",\"rate\":0}",
            "{\"name\":\"a\",\"rate\":1.5}",
            "{\"name\":\"a\",\"rate\":\"9\"}"
        }) {
            assertThat(hub.post("/admin/clients", body).status()).as(body).isEqualTo(400);
        }
    }
}
