package linkspan.business.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import linkspan.stand.ApiClient;

/** For each call of the API what makes it succeed. */
final class GoodCalls {
    static final String ITEM = """
            {"skuId": "CONTRACT", "quantity": 1, "unitPrice": {"value": "1.00", "currency": "EUR"}}""";
    static final String ORDER = """
            {"placedAt": "2026-11-11T10:00:00+08:00", "currency": "EUR", "customer": {"customerId": "C-1"},
             "shipTo": {"name": "x", "countryCode": "CN"}, "items": [%s]}""".formatted(ITEM);

    private static final Map<String, String> BODIES = Map.ofEntries(
            Map.entry("listOrders", ""),
            Map.entry("createOrder", ORDER),
            Map.entry("readOrder", ""),
            Map.entry("updateOrder", ORDER),
            Map.entry("deleteOrder", ""),
            Map.entry("readItems", ""),
            Map.entry("addItem", ITEM),
            Map.entry("cancelOrder", "{\"reason\": \"no\"}"),
            Map.entry("shipOrder", "{\"carrierCode\": \"SF\"}"),
            Map.entry("readTimeline", ""),
            Map.entry("readOrderV2", ""));

    private static final int MOST = 20;

    private GoodCalls() {}

    /** Fails for a call that has no row here: whoever adds one says here how it succeeds. */
    static String body(ApiContract.Operation operation) {
        assertThat(BODIES).as("a new call needs a row here").containsKey(operation.id());
        return Objects.requireNonNull(BODIES.get(operation.id()));
    }

    /** Its path, of a new order of that client's where it is of an order. */
    static String path(ApiContract.Operation operation, ApiClient client) throws Exception {
        if (!operation.path().contains("{id}")) {
            return operation.path();
        }
        String id = OrderCalls.data(again(() -> client.create(ORDER)))
                .path("orderId")
                .asText();
        return operation.path().replace("{id}", id);
    }

    /** Once, under a key of its own. */
    static HttpResponse<String> call(ApiClient client, ApiContract.Operation operation, String path, String body)
            throws Exception {
        return client.send(operation.method(), path, body, key(operation), condition(operation));
    }

    /** As a caller does that is told 503 with Retry-After: on a loaded machine a commit may take longer than its patience. */
    static HttpResponse<String> again(Callable<HttpResponse<String>> call) throws Exception {
        HttpResponse<String> answer = call.call();
        for (int times = 0; times < MOST && isBusy(answer); times++) {
            answer = call.call();
        }
        return answer;
    }

    private static boolean isBusy(HttpResponse<String> answer) {
        return answer.statusCode() == 503
                && answer.headers().firstValue("Retry-After").isPresent();
    }

    static String key(ApiContract.Operation operation) {
        return operation.method().equals("GET") ? "" : UUID.randomUUID().toString();
    }

    static Map<String, String> condition(ApiContract.Operation operation) {
        return operation.method().equals("PUT") ? Map.of("If-Match", "\"1\"") : Map.of();
    }
}
