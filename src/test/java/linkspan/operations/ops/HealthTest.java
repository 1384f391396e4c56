package linkspan.operations.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import linkspan.model.Json;
import linkspan.platform.desk.OpsReply;
import linkspan.platform.desk.OpsRequest;
import linkspan.platform.desk.OpsRoute;
import linkspan.stand.TestHub;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestHub.Extension.class)
class HealthTest {
    private final TestHub hub;

    HealthTest(TestHub hub) {
        this.hub = hub;
    }

    @Test
    void a_system_that_cannot_be_reached_is_listed_and_does_not_turn_it_off() {
        hub.fault("oms", "\"down\":true");
        try {
            for (int i = 0; i < 6; i++) {
                hub.created("shopify-down-" + i);
            }
            Awaitility.await().untilAsserted(() -> {
                TestHub.Said ready = hub.send(hub.request("/health/ready"));
                assertThat(ready.body())
                        .isEqualTo(
                                "{\"status\":\"up\",\"checks\":{\"database\":\"up\",\"broker\":\"up\",\"http\":\"up\",\"disk\":\"up\"},"
                                        + "\"unreachableSystems\":[\"oms\"],\"joiningSystems\":[]}");
                assertThat(ready.status()).isEqualTo(200);
            });
            assertThat(hub.get("/admin/overview")
                            .json()
                            .at("/systems/oms/breaker")
                            .asText())
                    .isIn("open", "half-open");
        } finally {
            hub.fault("oms", "\"down\":false");
        }
    }

    @Test
    void one_part_that_does_not_work_turns_it_off() {
        linkspan.delivery.Deliveries none = new linkspan.delivery.Deliveries(null, null);
        HealthCamelRuntime checks = new HealthCamelRuntime(() -> Map.of("acme.own", "route acme.own has failed"));
        checks.add("database", () -> false, () -> "gone fishing");
        OpsRoute ready =
                new Health(checks, Set.of("database"), List::of, none).routes().get(0);

        OpsReply reply = ready.work()
                .answer(new OpsRequest("ann", Map.of(), Map.of(), Json.read("{}"), new OpsRequest.Accept("", "")));

        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.body())
                .isEqualTo(
                        "{\"status\":\"down\",\"checks\":{\"database\":\"down\"},\"reason\":\"gone fishing\",\"unreachableSystems\":[],"
                                + "\"joiningSystems\":[]}");
    }
}
