package linkspan.operations.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import linkspan.stand.TestHub;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A person asks to be forgotten: every table is searched for what only that person has. */
@Tag("database")
@ExtendWith(TestHub.Extension.class)
class ErasureTest {
    private final TestHub hub;
    private final String unique = Long.toString(System.nanoTime(), 36);
    private final String id = "P-" + unique;
    private final String name = "Zdenka" + unique + " Horáková";
    private final String mail = "z." + unique + "@example.org";
    private final String phone = "+420 " + System.nanoTime() % 1_000_000_000L;
    private final String street = "Dlouhá " + unique;

    ErasureTest(TestHub hub) {
        this.hub = hub;
    }

    private String order(String orderId, String customerId) {
        return """
                {"orderId":"%s","placedAt":"2026-11-01T00:00:00Z","currency":"EUR",
                "customer":{"customerId":"%s","name":"%s","email":"%s","phone":"%s"},
                "shipTo":{"name":"%s","line1":"%s","city":"Praha","countryCode":"CZ","phone":"%s"},
                "items":[{"skuId":"A","quantity":1,"unitPrice":{"value":"1.50","currency":"EUR"}}]}""".formatted(orderId, customerId, name, mail, phone, name, street, phone);
    }

    private TestHub.Said forget(String whom, String body) {
        return Awaitility.await("nothing about the person waits any more")
                .until(
                        () -> hub.post("/admin/customers/" + whom + "/forget", body),
                        said -> !said.body().contains("waiting"));
    }

    @Test
    void nothing_of_a_person_is_left_in_any_table() throws Exception {
        var client = hub.client("erasure-" + unique);
        assertThat(client.create(order("E-" + unique, id)).statusCode()).isEqualTo(201);
        assertThat(client.create(order("F-" + unique, "other-" + unique).replace("z.", "other."))
                        .statusCode())
                .isEqualTo(201);
        assertThat(client.read("E-" + unique).body()).contains(mail);
        assertThat(hub.shop()
                        .post("order-created", "{\"note\": \"write to " + mail + "\"}")
                        .body())
                .contains("kept");
        assertThat(hub.house("crm-hub")
                        .post("/in/crm/customer-changed", """
                {"id":"%s","name":"%s","email":"%s","phone":"%s","revision":1,"changed_at":"2026-11-11T00:00:00Z"}""".formatted(unique, name, mail, phone))
                        .statusCode())
                .isEqualTo(200);
        assertThat(hub.tablesWith(mail)).contains("orders", "events", "messages");
        Awaitility.await().until(() -> !hub.effects("oms", "E-" + unique).isEmpty());

        TestHub.Said first = forget(id, "{}");
        assertThat(first.status()).as(first.body()).isEqualTo(200);
        assertThat(first.json().path("orders").asInt()).isEqualTo(1);
        TestHub.Said second = forget("crm-" + unique, "{}");
        assertThat(second.status()).as(second.body()).isEqualTo(200);

        for (String text : List.of(mail)) {
            assertThat(hub.tablesWith(text)).as(text).isEmpty();
        }
        assertThat(client.read("E-" + unique).body())
                .doesNotContain(name)
                .doesNotContain(mail)
                .doesNotContain(phone)
                .contains("\"1.50\"");
        assertThat(client.read("F-" + unique).body())
                .as("somebody else's, who lives there, too")
                .contains(name)
                .contains("other." + unique);
        assertThat(hub.audit(id)).hasSize(1).first().asString().startsWith("ann customer-forget 1 orders");
    }

    @Test
    void name_street_and_phone_go_with_the_mail() throws Exception {
        var client = hub.client("erasure2-" + unique);
        assertThat(client.create(order("G-" + unique, id)).statusCode()).isEqualTo(201);
        Awaitility.await().until(() -> !hub.effects("oms", "G-" + unique).isEmpty());
        assertThat(forget(id, "{\"channel\": \"api\"}").status()).isEqualTo(200);
        for (String text : List.of(mail, name, phone, street)) {
            assertThat(hub.tablesWith(text)).as(text).isEmpty();
        }
    }

    @Test
    void nothing_is_done_where_it_is_not_clear_who_is_meant() {
        assertThat(forget("nobody-" + unique, "{}").status()).isEqualTo(404);
        assertThat(hub.audit("nobody-" + unique)).isEmpty();
    }

    private TestHub.Said forgetClient(String client) {
        return Awaitility.await("nothing of the client waits any more")
                .until(
                        () -> hub.post("/admin/clients/" + client + "/forget", "{}"),
                        said -> !said.body().contains("waiting"));
    }

    @Test
    void a_forgotten_client_has_no_key_no_order_and_no_name() throws Exception {
        String client = "gone-" + unique;
        var caller = hub.client(client);
        assertThat(caller.create(order("H-" + unique, id)).statusCode()).isEqualTo(201);
        assertThat(hub.tablesWith(client)).contains("orders", "events", "messages", "api_clients");

        TestHub.Said done = forgetClient(client);

        assertThat(done.status()).as(done.body()).isEqualTo(200);
        assertThat(done.json().path("orders").asInt()).isEqualTo(1);
        assertThat(hub.tablesWith(client)).containsExactly("audit_log");
        assertThat(hub.audit(client)).last().asString().startsWith("ann client-forget 1 keys, 1 orders");
        assertThat(caller.read("H-" + unique).statusCode()).isEqualTo(401);
        assertThat(hub.client(client).read("H-" + unique).statusCode())
                .as("a new client of that name")
                .isEqualTo(404);
        assertThat(hub.get("/admin/orders/H-" + unique).status()).isEqualTo(200);
    }

    @Test
    void a_client_that_something_waits_for_is_not_forgotten() throws Exception {
        String client = "waits-" + unique;
        var caller = hub.client(client);
        hub.fault("wms", "W-" + unique, "\"status\":400");
        assertThat(caller.create(order("W-" + unique, id)).statusCode()).isEqualTo(201);
        hub.letter("wms", "W-" + unique);

        TestHub.Said refused = hub.post("/admin/clients/" + client + "/forget", "{}");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body()).contains("W-" + unique + " at wms");
        assertThat(caller.read("W-" + unique).statusCode()).isEqualTo(200);
        hub.fault("wms", "W-" + unique, "\"status\":0");
    }

    @Test
    void neither_nobody_nor_a_system_is_forgotten_as_a_client() {
        assertThat(hub.post("/admin/clients/nobody-" + unique + "/forget", "{}").status())
                .isEqualTo(404);
        assertThat(hub.post("/admin/clients/shopify/forget", "{}").status()).isEqualTo(409);
    }
}
