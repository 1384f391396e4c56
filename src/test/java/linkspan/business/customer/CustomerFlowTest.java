package linkspan.business.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import linkspan.Hub;
import linkspan.inbound.client.NewKey;
import linkspan.model.EventType;
import linkspan.model.Json;
import linkspan.stand.ApiClient;
import linkspan.stand.Operator;
import linkspan.stand.SharedHub;
import linkspan.stand.Shop;
import linkspan.stand.TestSandbox;
import org.junit.jupiter.api.Test;

/** From the CRM, which knows customers by texts, to finance, which knows them by numbers of its own. */
class CustomerFlowTest {
    private static final String PATH = "/in/crm/customer-changed";
    private final Hub hub = SharedHub.hub();
    private final Shop shop = new Shop(hub);
    private final ApiClient crm =
            new ApiClient(hub, new NewKey("crm-hub", hub.secrets().get("crm-hub")));
    private final String id = "C-" + System.nanoTime();

    private String state(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Json.read(answer.body()).at("/data/state").asText();
    }

    private void told(String name, int revision) throws Exception {
        String body = "{\"id\": \"%s\", \"name\": \"%s\", \"revision\": %d, \"changed_at\": \"2026-11-11T00:00:00Z\"}"
                .formatted(id, name, revision);
        assertThat(state(crm.post(PATH, body))).isEqualTo("accepted");
    }

    private HttpResponse<String> postCsv(String rows, Charset charset) throws Exception {
        return crm.send(
                "POST",
                PATH,
                rows.getBytes(charset),
                "text/csv; charset=" + charset.name(),
                UUID.randomUUID().toString());
    }

    private long events() {
        return hub.eventLog().all().stream()
                .filter(event -> event.type().equals(EventType.CUSTOMER_CHANGED))
                .filter(event -> event.key().equals("crm-" + id))
                .count();
    }

    /** The customer in finance, by the number that his updates were booked on. */
    private JsonNode inFinance(long effects) throws Exception {
        await().until(() -> shop.effects("erp", "crm-" + id) == effects);
        int all = shop.sandbox("/erp/customers").path("customers").asInt();
        for (int number = 10_000_000; number < 10_000_000 + all; number++) {
            JsonNode customer = shop.sandbox("/erp/customers/" + number);
            if (customer.path("externalId").asText().equals("crm-" + id)) {
                return customer;
            }
        }
        throw new AssertionError("finance does not know crm-" + id);
    }

    @Test
    void a_customer_whom_the_crm_changes_is_in_finance_under_one_number() throws Exception {
        for (String name : List.of("王小明", "王大明")) {
            HttpResponse<String> answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(TestSandbox.url(hub) + "/crm/customers/" + id))
                                    .PUT(HttpRequest.BodyPublishers.ofString(
                                            "{\"name\": \"%s\", \"city\": \"Bonn\", \"country\": \"de\"}"
                                                    .formatted(name)))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
        }
        JsonNode customer = inFinance(2);
        assertThat(customer.path("name").asText()).isEqualTo("王大明");
        assertThat(customer.at("/address/country").asText()).isEqualTo("DE");
        assertThat(customer.path("customerNumber").asText()).matches("[0-9]{8}");
        assertThat(shop.sequences("erp", "crm-" + id)).isEqualTo("1 2");
        assertThat(shop.sandbox("/crm/outbox").path("waiting").asInt()).isZero();
    }

    @Test
    void what_is_older_or_changes_nothing_is_no_event() throws Exception {
        told("A", 1);
        told("B", 3);
        told("B", 4);
        told("C", 2);
        assertThat(events()).isEqualTo(2);
        told("D", 4);
        told("D", 4);
        assertThat(events()).as("of two with one number the later to come").isEqualTo(3);
        told("E", 5);
        assertThat(inFinance(4).path("name").asText()).isEqualTo("E");
        assertThat(shop.sequences("erp", "crm-" + id)).isEqualTo("1 2 3 4");
    }

    @Test
    void changes_stay_in_order_while_finance_is_away() throws Exception {
        told("A", 1);
        assertThat(inFinance(1).path("name").asText()).isEqualTo("A");
        shop.fault("erp", "{\"orderId\":\"crm-" + id + "\",\"status\":503}");
        told("B", 2);
        told("C", 3);
        await().until(() ->
                shop.sandbox("/ledger/erp/crm-" + id).path("arrivals").size() >= 2);
        shop.fault("erp", "{\"orderId\":\"crm-" + id + "\",\"status\":0}");
        assertThat(inFinance(3).path("name").asText()).isEqualTo("C");
        assertThat(shop.sequences("erp", "crm-" + id)).isEqualTo("1 2 3");
    }

    @Test
    void a_whole_list_comes_as_csv_in_the_senders_encoding() throws Exception {
        String rows = "id,name,status\r\n" + id + ",\"王, 小明\",lead\r\n" + id + "x,B,former\r\n";
        assertThat(state(postCsv(rows, Charset.forName("GB18030")))).isEqualTo("accepted");
        assertThat(inFinance(1).path("name").asText()).isEqualTo("王, 小明");
        assertThat(state(postCsv(rows, StandardCharsets.UTF_8))).isEqualTo("accepted");
        assertThat(events()).as("the same list again").isOne();
    }

    @Test
    void a_list_that_cannot_be_read_or_mapped_is_kept() throws Exception {
        HttpResponse<String> wrong = crm.send(
                "POST",
                PATH,
                "id,name\nC-1,茶\n".getBytes(Charset.forName("GB18030")),
                "text/csv",
                UUID.randomUUID().toString());
        assertThat(state(wrong)).isEqualTo("kept");
        String letter = "crm." + Json.read(wrong.body()).at("/data/messageId").asText();
        assertThat(new Operator(hub.opsPort(), SharedHub.data())
                        .get("/admin/letters/" + letter)
                        .body())
                .contains("not CSV: not UTF-8 at byte 12");
        assertThat(state(postCsv("id,name\n" + id + ",A\n" + id + ",B\n", StandardCharsets.UTF_8)))
                .isEqualTo("kept");
        assertThat(events()).isZero();
    }

    @Test
    void a_kept_list_is_read_again_as_what_it_is() throws Exception {
        HttpResponse<String> kept = postCsv("id,name,status\n" + id + ",王,vip\n", Charset.forName("GB18030"));
        assertThat(state(kept)).isEqualTo("kept");
        Operator operator = new Operator(hub.opsPort(), SharedHub.data());
        String letter = "crm." + Json.read(kept.body()).at("/data/messageId").asText();
        JsonNode shown = Json.read(operator.get("/admin/letters/" + letter).body());
        assertThat(shown.path("reason").asText()).contains("not in the table crm/status");
        HttpResponse<String> replayed = operator.post("/admin/letters/" + letter + "/replay", "{}");
        assertThat(replayed.body())
                .as("read as CSV, and refused by the same rule")
                .contains("crm/status");
    }
}
