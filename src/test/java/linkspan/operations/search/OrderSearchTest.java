package linkspan.operations.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import linkspan.model.Json;
import linkspan.stand.Shop;
import linkspan.stand.TestHub;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@Tag("database")
@ExtendWith(TestHub.Extension.class)
class OrderSearchTest {
    private final TestHub hub;
    private final long number = System.nanoTime() / 1000;
    private final String unique = Long.toString(number, 36);

    OrderSearchTest(TestHub hub) {
        this.hub = hub;
    }

    private String shopOrder() {
        return Shop.order(number, 2, 1)
                .replaceFirst("\\{", "{\"name\": \"#%s\", \"email\": \"%s@Example.org\",".formatted(unique, unique))
                .replace("\"name\": \"Jana\"", "\"name\": \"Jana Nováková-" + unique + "\"")
                .replace("TEA", "Tea-" + unique);
    }

    private List<String> found(String query) {
        TestHub.Said said = hub.get("/admin/orders?" + query);
        assertThat(said.status()).as(said.body()).isEqualTo(200);
        return said.json().path("orders").findValuesAsText("orderId");
    }

    private static String text(String text) {
        return "text=" + URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Test
    void an_order_is_found_by_whatever_is_at_hand_as_soon_as_its_sender_is_answered() throws Exception {
        String delivery = "delivery-" + unique;
        String answer = hub.shop().post("order-created", shopOrder(), delivery).body();
        String message = Json.read(answer).at("/data/messageId").asText();
        String id = "shopify-" + number;

        for (String text : List.of(
                id,
                Long.toString(number),
                "#" + unique,
                unique.toUpperCase(Locale.ROOT),
                unique + "@example.org",
                "Jana  NOVÁKOVÁ-" + unique,
                "nováková-" + unique,
                "tea-" + unique,
                message,
                delivery)) {
            assertThat(found(text(text))).as(text).contains(id);
        }
        JsonNode events = hub.get("/admin/orders/" + id).json().path("events");
        assertThat(found(text(events.at("/0/eventId").asText()))).containsExactly(id);
        assertThat(found(text("wms." + events.at("/0/eventId").asText()))).containsExactly(id);
        assertThat(found(text(unique + "@example.org") + "&by=sku")).isEmpty();
        String today = "&day=" + LocalDate.now(ZoneId.systemDefault());
        assertThat(found(text("#" + unique) + today)).containsExactly(id);
        assertThat(found(text("#" + unique) + "&day=2001-01-01")).isEmpty();
        assertThat(found(today.substring(1) + "&limit=500")).contains(id);
    }

    @Test
    void a_kept_message_is_found_as_the_letter_that_it_is() throws Exception {
        String delivery = "kept-" + unique;
        hub.shop().post("order-created", "{\"note\": \"no order\"}", delivery);

        JsonNode hits = hub.get("/admin/orders?" + text(delivery)).json().path("orders");

        assertThat(hits).hasSize(1);
        assertThat(hits.at("/0/letter").asText()).startsWith("shopify.");
    }

    @Test
    void many_are_read_page_by_page() throws Exception {
        for (int i = 0; i < 5; i++) {
            hub.shop().post("order-created", Shop.order(number + i, 1, 1).replace("TEA", "many-" + unique));
        }

        JsonNode first =
                hub.get("/admin/orders?" + text("many-" + unique) + "&limit=3").json();
        List<String> rest = found(
                text("many-" + unique) + "&limit=3&after=" + first.path("next").asText());

        assertThat(first.path("orders").findValuesAsText("orderId"))
                .containsExactly("shopify-" + (number + 4), "shopify-" + (number + 3), "shopify-" + (number + 2));
        assertThat(rest).containsExactly("shopify-" + (number + 1), "shopify-" + number);
    }

    @Test
    void what_makes_no_question_is_refused() {
        assertThat(hub.get("/admin/orders").status()).isEqualTo(400);
        assertThat(hub.get("/admin/orders?text=x&by=colour").body()).contains("by is not one of number, customer");
        assertThat(hub.get("/admin/orders?day=today").body()).contains("2026-11-29");
    }

    /** The person's words go with the person. */
    @Test
    void a_forgotten_person_finds_nothing() throws Exception {
        var client = hub.client("search-" + unique);
        assertThat(client.create("""
                {"orderId":"S-%s","placedAt":"2026-11-01T00:00:00Z","currency":"EUR",
                "customer":{"customerId":"P-%s","name":"Zoe %s","email":"zoe.%s@example.org"},
                "items":[{"skuId":"zoes-%s","quantity":1,"unitPrice":{"value":"1.50","currency":"EUR"}}]}""".formatted(unique, unique, unique, unique, unique))
                        .statusCode())
                .isEqualTo(201);
        assertThat(found(text("zoe." + unique))).containsExactly("S-" + unique);
        Awaitility.await()
                .until(
                        () -> hub.post("/admin/customers/P-" + unique + "/forget", "{}"),
                        said -> !said.body().contains("waiting"));

        assertThat(found(text("zoe." + unique))).isEmpty();
        assertThat(found(text("Zoe " + unique))).isEmpty();
        assertThat(found(text("zoes-" + unique))).containsExactly("S-" + unique);
    }
}
