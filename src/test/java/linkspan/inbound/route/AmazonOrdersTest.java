package linkspan.inbound.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import linkspan.Hub;
import linkspan.model.EventType;
import linkspan.model.Json;
import linkspan.stand.ApiClient;
import linkspan.stand.SharedHub;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the forwarder of Amazon's orders posts, through the real port. */
class AmazonOrdersTest {
    private static final Path FIXTURES = Path.of("../shared/fixtures");
    private final Hub hub = SharedHub.hub();
    private final ApiClient forwarder = new ApiClient(hub, "amazon");

    private String state(String body) throws Exception {
        HttpResponse<String> answer = forwarder.post("/in/amazon/order-created", body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Json.read(answer.body()).at("/data/state").asText();
    }

    private List<EventType> events(String orderId) {
        return hub.eventLog().all().stream()
                .filter(event -> event.key().equals(orderId))
                .map(event -> event.type())
                .filter(type -> !type.equals(EventType.ORDER_DISPATCHED))
                .toList();
    }

    private static String order(String id, String status, int minute) {
        return """
                {"orderId": "%s", "createdTime": "2026-11-11T03:00:00Z", "lastUpdatedTime": "2026-11-11T03:%02d:00Z",
                 "fulfillment": {"fulfillmentStatus": "%s"},
                 "orderItems": [{"orderItemId": "1", "quantityOrdered": 1, "product": {"sellerSku": "TEA"}}]}
                """.formatted(id, minute, status);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "getOrder_200_example",
                "getOrder_200_sandbox0",
                "getOrder_200_sandbox1",
                "getOrder_200_sandbox2",
                "searchOrders_200_example",
                "searchOrders_200_sandbox0",
                "searchOrders_200_sandbox1",
                "searchOrders_200_sandbox2"
            })
    void a_recorded_answer_is_taken(String file) throws Exception {
        assumeTrue(Files.isDirectory(FIXTURES), "skipped: ../shared/fixtures is absent");
        String recorded = Files.readString(FIXTURES.resolve("orders/amazon-sp-api-2026/" + file + ".json"));
        assertThat(state(recorded)).isEqualTo("accepted");
        JsonNode read = Json.read(recorded);
        String id = read.findValue("orderId").asText();
        assertThat(events("amazon-" + id)).startsWith(EventType.ORDER_CREATED);
    }

    @Test
    void an_order_waits_for_its_payment_and_may_be_cancelled() throws Exception {
        String id = "503-" + System.nanoTime();
        assertThat(state(order(id, "PENDING", 1))).isEqualTo("accepted");
        assertThat(events("amazon-" + id)).isEmpty();
        assertThat(state("{\"orders\": [" + order(id, "UNSHIPPED", 2) + "]}")).isEqualTo("accepted");
        assertThat(events("amazon-" + id)).containsExactly(EventType.ORDER_CREATED);
        assertThat(state(order(id, "CANCELLED", 3))).isEqualTo("accepted");
        assertThat(events("amazon-" + id)).containsExactly(EventType.ORDER_CREATED, EventType.ORDER_CANCELLED);
    }

    @Test
    void what_is_no_order_is_kept_as_a_letter() throws Exception {
        assertThat(state("{\"errors\": [{\"code\": \"NotFound\", \"message\": \"x\"}]}"))
                .isEqualTo("kept");
    }

    @Test
    void one_bad_order_is_kept_and_the_others_of_its_page_flow() throws Exception {
        String id = "504-" + System.nanoTime();
        String bad = order("505", "UNSHIPPED", 1)
                .replace("\"sellerSku\": \"TEA\"", "\"x\": 1")
                .replace("\"1\"", "null");
        assertThat(state("{\"orders\": [" + order(id, "UNSHIPPED", 1) + "," + bad + "]}"))
                .isEqualTo("kept");
        assertThat(events("amazon-" + id)).containsExactly(EventType.ORDER_CREATED);
    }
}
