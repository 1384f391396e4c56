package linkspan.author.reload;

import static linkspan.author.reload.DevHub.assertApplied;
import static linkspan.author.reload.DevHub.assertRefused;
import static linkspan.author.reload.DevHub.soon;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import linkspan.model.Json;
import linkspan.stand.Shop;
import org.junit.jupiter.api.Test;

/** Systems that come, change and go. */
abstract class ReloadOfSystems {
    private final DevHub hub;

    ReloadOfSystems(DevHub hub) {
        this.hub = hub;
    }

    @Test
    void a_system_that_is_copied_in_delivers_and_its_edits_apply() throws Exception {
        assertApplied(hub.reloaded(() -> hub.acme("{\"no\": .orderId}")), "acme: new, deliver-order-created");
        long first = hub.post();
        assertThat(hub.arrived(first))
                .isEqualTo(new DevHub.Arrived("/acme/orders", Json.read("{\"no\":\"shopify-" + first + "\"}")));

        String mapping = "mappings/acme/deliver-order-created.jslt";
        assertApplied(
                hub.reloaded(() -> hub.write(mapping, "{\"number\": .orderId, \"total\": .total.value}")), mapping);
        assertThat(hub.arrived(hub.post()).body().path("total").asText()).isEqualTo("1.50");

        assertRefused(
                hub.reloaded(() -> hub.write(mapping, "{\"number\": .orderId,\n  \"total\": nofn(.total)}")),
                mapping + ":2:12: No such function: 'nofn'; the mappings of acme stay as they were");
        assertThat(hub.arrived(hub.post()).body().path("total").asText()).isEqualTo("1.50");
        assertApplied(hub.reloaded(() -> hub.write(mapping, "{\"number\": .orderId}")), mapping);

        String route = "routes/acme/deliver-order-created.camel.yaml";
        assertApplied(
                hub.reloaded(() -> hub.edit(route, "\"orders\"", "\"v2/orders\"")), "acme: deliver-order-created");
        assertThat(hub.arrived(hub.post()).path()).isEqualTo("/acme/v2/orders");

        assertApplied(
                hub.reloaded(() -> hub.edit("routes/acme/system.properties", "/acme", "/moved")),
                "acme: deliver-order-created");
        assertThat(hub.arrived(hub.post()).path()).isEqualTo("/moved/v2/orders");

        assertApplied(hub.reloaded(() -> hub.removeSystem("acme")), "acme: gone");
        long unseen = hub.post();
        soon().until(() -> hub.shop().effects("oms", "shopify-" + unseen) == 1);
        assertThat(hub.arrived()).noneMatch(call -> call.body().toString().contains("shopify-" + unseen));
    }

    @Test
    void an_order_that_a_routes_filter_keeps_back_is_not_meant_for_the_system() throws Exception {
        assertApplied(
                hub.reloaded(() -> {
                    hub.acme("{\"no\": .orderId}");
                    hub.write("routes/acme/deliver-order-created.camel.yaml", """
                            - route:
                                id: acme.deliver-order-created
                                nodePrefixId: acme.deliver-order-created.
                                description: Acme hears of large orders only.
                                routeConfigurationId: delivering
                                from:
                                  uri: event:order-created
                                  parameters:
                                    system: acme
                                  steps:
                                    - filter:
                                        id: large
                                        jsonpath: "$[?(@.items[0].quantity > 5)]"
                                        steps:
                                          - to:
                                              id: map
                                              uri: mapping:acme/deliver-order-created
                                          - to:
                                              id: call
                                              uri: call:acme/orders
                            """);
                }),
                "acme: new, deliver-order-created");
        long large = hub.numbers(1);
        hub.shop().postUntilTaken("order-created", Shop.order(large, 6, 1));
        long small = hub.post();
        hub.arrived(large);

        soon().until(() -> stop(small).path("state").asText().equals("delivered"));
        assertThat(stop(small).path("sent").asBoolean(true)).isFalse();
        soon().until(() -> stop(large).path("state").asText().equals("delivered"));
        assertThat(stop(large).has("sent")).isFalse();
        assertThat(hub.arrived()).noneMatch(call -> call.body().toString().contains("shopify-" + small));
        assertThat(hub.ops("/admin/orders/shopify-" + small, "text/plain")).contains("acme  not meant for it\n");
        assertApplied(hub.reloaded(() -> hub.removeSystem("acme")), "acme: gone");
    }

    /** How far Acme is with the order's first event. */
    private JsonNode stop(long id) throws Exception {
        return Json.read(hub.ops("/admin/orders/shopify-" + id, "application/json"))
                .at("/events/0/systems/0");
    }

    @Test
    void a_sender_that_is_copied_in_is_served() throws Exception {
        assertThat(hub.postTo("/in/kiosk/order-created")).isEqualTo(404);
        assertApplied(
                hub.reloaded(() -> {
                    hub.write(
                            "routes/kiosk/system.properties",
                            "kiosk.title=Kiosk\nkiosk.auth=shopify\nkiosk.secret=shopify-webhook\n");
                    hub.write("mappings/kiosk/receive-order-created.jslt", """
                            import "shopify/order.module" as shop
                            [for (shop:orders(.)) shop:order()]
                            """);
                    hub.write("routes/kiosk/receive-order-created.camel.yaml", """
                            - templatedRoute:
                                routeId: kiosk.receive-order-created
                                prefixId: kiosk.receive-order-created.
                                routeTemplateRef: receive
                                parameters:
                                  - {name: system, value: kiosk}
                                  - {name: event, value: order-created}
                            """);
                }),
                "kiosk: new, receive-order-created");
        assertThat(hub.postTo("/in/kiosk/order-created")).isEqualTo(401);
        assertApplied(hub.reloaded(() -> hub.removeSystem("kiosk")), "kiosk: gone");
        assertThat(hub.postTo("/in/kiosk/order-created")).isEqualTo(404);
    }

    @Test
    void a_system_that_is_not_complete_is_not_there_yet() throws Exception {
        assertRefused(
                hub.reloaded(() ->
                        hub.write("routes/half/deliver-order-created.camel.yaml", DevHub.delivering("half", "orders"))),
                "routes/half: system.properties is missing; half is not there yet");
        assertRefused(
                hub.reloaded(() ->
                        hub.write("routes/half/system.properties", "half.start=now\nhalf.url=http://127.0.0.1:1\n")),
                "half is not there yet");
        assertApplied(
                hub.reloaded(() -> hub.write("mappings/half/deliver-order-created.jslt", "{}")),
                "half: new, deliver-order-created");
        assertApplied(hub.reloaded(() -> hub.removeSystem("half")), "half: gone");
    }

    @Test
    void a_broken_mapping_holds_up_its_own_system_alone() throws Exception {
        hub.reloaded(() -> hub.acme("{\"no\": .orderId}"));
        String acme = "mappings/acme/deliver-order-created.jslt";
        assertRefused(hub.reloaded(() -> hub.write(acme, "{\"no\": ")), "the mappings of acme stay as they were");

        String oms = "mappings/oms/deliver-order-cancelled.jslt";
        JsonNode last = hub.reloaded(() -> hub.write(oms, Files.readString(hub.file(oms)) + "// edited\n"));
        assertThat(last.path("applied").toString()).contains(oms);
        assertThat(hub.arrived(hub.post()).body().has("no")).isTrue();
        hub.reloaded(() -> hub.write(acme, "{\"number\": .orderId}"));
        assertThat(hub.arrived(hub.post()).body().has("number")).isTrue();
        hub.reloaded(() -> hub.removeSystem("acme"));
    }

    @Test
    void an_edit_that_fails_its_own_examples_is_refused_until_either_is_mended() throws Exception {
        hub.reloaded(() -> {
            hub.write("mappings/acme/deliver-order-created/one.in.json", "{\"orderId\": \"x-1\"}");
            hub.write("mappings/acme/deliver-order-created/one.out.json", "{\"no\": \"x-1\"}");
            hub.acme("{\"no\": .orderId}");
        });
        String mapping = "mappings/acme/deliver-order-created.jslt";
        JsonNode last = hub.reloaded(() -> hub.write(mapping, "{\"number\": .orderId}"));
        assertRefused(last, "mappings/acme/deliver-order-created/one.out.json");
        assertRefused(last, "an example that this edit fails");
        assertThat(hub.arrived(hub.post()).body().has("no")).isTrue();
        assertApplied(
                hub.reloaded(
                        () -> hub.write("mappings/acme/deliver-order-created/one.out.json", "{\"number\": \"x-1\"}")),
                mapping);
        assertThat(hub.arrived(hub.post()).body().has("number")).isTrue();
        hub.reloaded(() -> hub.removeSystem("acme"));
    }

    @Test
    void a_route_that_says_todo_is_not_loaded_before_it_is_decided() throws Exception {
        String mapping = "mappings/acme/deliver-order-created.jslt";
        JsonNode last = hub.reloaded(() -> hub.acme("{\"no\": .orderId} // TODO what else?\n"));
        assertRefused(last, mapping + ":1:");
        assertRefused(last, "routes/acme/deliver-order-created.camel.yaml is not loaded until that is decided");
        long quiet = hub.post();
        soon().until(() -> hub.shop().effects("oms", "shopify-" + quiet) == 1);
        assertThat(hub.arrived()).noneMatch(call -> call.body().toString().contains("shopify-" + quiet));

        assertApplied(hub.reloaded(() -> hub.write(mapping, "{\"no\": .orderId}")), "acme: new, deliver-order-created");
        assertThat(hub.arrived(hub.post()).body().has("no")).isTrue();

        String route = "routes/acme/deliver-order-created.camel.yaml";
        assertRefused(
                hub.reloaded(() -> hub.edit(route, "\"orders\"", "\"v2\" # TODO which?")), "stays as it was until");
        assertThat(hub.arrived(hub.post()).path()).isEqualTo("/acme/orders");
        hub.reloaded(() -> hub.removeSystem("acme"));
    }
}
