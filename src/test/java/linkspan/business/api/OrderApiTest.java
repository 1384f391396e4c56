package linkspan.business.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.UUID;
import linkspan.Hub;
import linkspan.model.Json;
import linkspan.stand.ApiClient;
import linkspan.stand.SharedHub;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a client of the order API can rely on, through the real port. */
@Tag("database")
class OrderApiTest {
    private static final String ORDER = """
            {"orderId": "%s", "placedAt": "2026-11-11T10:00:00+08:00", "currency": "EUR",
             "items": [{"skuId": "TEA", "quantity": 2, "unitPrice": {"value": "1.50", "currency": "EUR"}}]}""";
    private final Hub hub = SharedHub.hub();
    private final ApiClient client =
            new ApiClient(hub, "order-api-" + UUID.randomUUID().toString().substring(0, 8));

    private static String order() {
        return ORDER.formatted("API-" + UUID.randomUUID());
    }

    @Test
    void a_new_order_has_its_stock_and_can_be_read_by_its_client() throws Exception {
        HttpResponse<String> created = client.create(order());
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        JsonNode data = Json.read(created.body()).path("data");
        assertThat(data.path("status").asText()).isEqualTo("RESERVED");
        assertThat(data.at("/total/value").asText()).isEqualTo("3.00");
        assertThat(data.path("version").asInt()).isEqualTo(1);

        String id = data.path("orderId").asText();
        assertThat(client.read(id).statusCode()).isEqualTo(200);
        ApiClient other = new ApiClient(hub, "order-api-other");
        assertThat(other.read(id).statusCode()).isEqualTo(404);
    }

    @Test
    void the_same_key_gets_the_same_bytes_and_another_body_is_refused() throws Exception {
        String order = order();
        String key = UUID.randomUUID().toString();
        HttpResponse<String> first = client.send("POST", "/api/v1/orders", order, key);
        HttpResponse<String> again = client.send("POST", "/api/v1/orders", order, key);
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.headers().firstValue("Idempotent-Replayed")).contains("true");
        assertThat(client.send("POST", "/api/v1/orders", order(), key).statusCode())
                .isEqualTo(422);
    }

    @Test
    void wrong_sums_unknown_fields_a_taken_id_and_a_missing_key_are_refused() throws Exception {
        String order = order();
        assertThat(client.create(order).statusCode()).isEqualTo(201);
        HttpResponse<String> taken = client.create(order);
        assertThat(taken.statusCode()).isEqualTo(409);
        assertThat(Json.read(taken.body()).path("code").asInt()).isEqualTo(40902);

        String wrong =
                order().replace("\"items\"", "\"total\": {\"value\": \"4.00\", \"currency\": \"EUR\"}, \"items\"");
        HttpResponse<String> sums = client.create(wrong);
        assertThat(sums.statusCode()).isEqualTo(400);
        assertThat(sums.body()).contains("3.00").contains("4.00");

        HttpResponse<String> unknown = client.create(order().replace("\"currency\": \"EUR\",\n", "\"status\": \"X\","));
        assertThat(unknown.statusCode()).isEqualTo(400);
        assertThat(unknown.body()).contains("status").contains("currency");
        assertThat(client.send("POST", "/api/v1/orders", order(), "").statusCode())
                .isEqualTo(400);
    }
}
