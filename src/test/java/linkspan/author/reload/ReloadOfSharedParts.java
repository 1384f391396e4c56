package linkspan.author.reload;

import static linkspan.author.reload.DevHub.assertApplied;
import static linkspan.author.reload.DevHub.soon;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** Edits of what many routes stand on, and of the REST DSL, whose routes have no id of their own. */
abstract class ReloadOfSharedParts {
    private final DevHub hub;

    ReloadOfSharedParts(DevHub hub) {
        this.hub = hub;
    }

    @Test
    void templates_and_policies_are_built_into_the_routes_that_use_them() throws Exception {
        hub.reloaded(() -> hub.acme("{\"number\": .orderId}"));
        String template = "routes/_hub/deliver.camel.yaml";
        JsonNode last = hub.reloaded(() -> hub.edit(template, "{{system}}/{{call}}", "{{system}}/new/{{call}}"));
        assertApplied(last, "acme/deliver-order-created");
        assertApplied(last, "oms/deliver-order-created");
        assertThat(hub.arrived(hub.post()).path()).isEqualTo("/acme/new/orders");

        assertApplied(hub.reloaded(() -> hub.restore(template)), "acme/deliver-order-created");
        assertThat(hub.arrived(hub.post()).path()).isEqualTo("/acme/orders");

        // a policy that sends what failed elsewhere shows that it is applied to the new routes
        String policies = "routes/_hub/policies.camel.yaml";
        String shipped = Files.readString(hub.file(policies));
        String sending = shipped.replaceFirst(
                "(?s)(id: delivering.*?logExhausted: false\n)",
                "$1          steps:\n            - to: \"call:acme/failed\"\n");
        assertThat(sending).isNotEqualTo(shipped);
        assertApplied(hub.reloaded(() -> hub.write(policies, sending)), "acme/deliver-order-created");
        hub.reloaded(() -> hub.write(
                "mappings/acme/deliver-order-created.jslt", "if (.total.value) fail(\"no\", \"total\") else {}"));
        hub.post();
        soon().until(() -> hub.arrived().stream().anyMatch(call -> call.path().equals("/acme/failed")));
        hub.reloaded(() -> {
            hub.restore(policies);
            hub.removeSystem("acme");
        });
    }

    @Test
    void the_rest_dsl_is_replaced_too() throws Exception {
        String file = "routes/tms/serve-tracking.camel.yaml";
        assertThat(hub.get("/api/v1/shipments/X/tracking")).isEqualTo(401);
        assertApplied(
                hub.reloaded(() -> hub.edit(file, "/api/v1/shipments", "/api/v1/parcels")), "tms: serve-tracking");
        assertThat(hub.get("/api/v1/shipments/X/tracking")).isEqualTo(404);
        assertThat(hub.get("/api/v1/parcels/X/tracking")).isEqualTo(401);
        assertApplied(
                hub.reloaded(() -> hub.edit(file, "/api/v1/parcels", "/api/v1/shipments")), "tms: serve-tracking");
        assertThat(hub.get("/api/v1/shipments/X/tracking")).isEqualTo(401);
    }
}
