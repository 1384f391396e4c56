package linkspan.business.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import linkspan.model.Json;
import linkspan.stand.ApiClient;
import linkspan.stand.SharedHub;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Whatever is sent to the calls of the OpenAPI file: never a 5xx, and every answer is one that the file knows. A 503 that asks
 * to come again is done so: it says nothing of what was sent.
 */
@Tag("database")
class ApiFuzzTest {
    private static final int ROUNDS = 40;
    private final ApiContract contract = new ApiContract();
    private final SplittableRandom random = new SplittableRandom(20261129);
    private final ApiClient own = new ApiClient(
            SharedHub.hub(), "fuzz-" + UUID.randomUUID().toString().substring(0, 8));

    private void hold(ApiContract.Operation operation, HttpResponse<String> answer, String sent) {
        String told = operation.method() + " " + sent + " -> " + answer.statusCode() + " " + answer.body();
        assertThat(answer.statusCode()).as(told).isLessThan(500);
        assertThat(contract.problems(operation, answer)).as(told).isEmpty();
    }

    @Test
    void whatever_is_sent_the_answer_is_in_the_contract() throws Exception {
        for (ApiContract.Operation operation : contract.operations()) {
            String body = GoodCalls.body(operation);
            for (int i = 0; i < ROUNDS; i++) {
                String path = path(operation, i);
                boolean fits = true;
                String sent = body;
                if (!body.isEmpty()) {
                    JsonNode bent = Bent.of(Json.read(body), random);
                    fits = contract.problemsOfBody(operation, bent).isEmpty();
                    sent = Json.text(bent);
                }
                String tried = sent;
                HttpResponse<String> answer = GoodCalls.again(() -> GoodCalls.call(own, operation, path, tried));
                hold(operation, answer, path + " " + sent);
                if (!fits) {
                    assertThat(answer.statusCode())
                            .as("off its schema: " + sent + " -> " + answer.body())
                            .isGreaterThanOrEqualTo(400);
                }
            }
        }
    }

    @Test
    void whatever_its_headers_say_the_answer_is_in_the_contract() throws Exception {
        for (ApiContract.Operation operation : contract.operations()) {
            for (int i = 0; i < ROUNDS / 2; i++) {
                String path = path(operation, i);
                Map<String, String> headers = new HashMap<>(GoodCalls.condition(operation));
                headers.putAll(Bent.headers(random));
                HttpResponse<String> answer = GoodCalls.again(() -> own.send(
                        operation.method(), path, GoodCalls.body(operation), GoodCalls.key(operation), headers));
                hold(operation, answer, path + " " + headers);
            }
        }
    }

    @Test
    void what_is_hardly_json_is_refused_as_the_contract_says() throws Exception {
        for (ApiContract.Operation operation : contract.operations()) {
            String body = GoodCalls.body(operation);
            String path = GoodCalls.path(operation, own);
            for (int i = 0; i < ROUNDS && !body.isEmpty(); i++) {
                String sent = Bent.broken(body, random);
                hold(operation, GoodCalls.again(() -> GoodCalls.call(own, operation, path, sent)), path + " " + sent);
            }
        }
    }

    @Test
    void whatever_order_the_contract_takes_is_taken() throws Exception {
        ApiContract.Operation create = contract.operations().stream()
                .filter(operation -> operation.id().equals("createOrder"))
                .findFirst()
                .orElseThrow();
        for (int i = 0; i < ROUNDS / 2; i++) {
            JsonNode order = RandomOrder.of(random);
            assertThat(contract.problemsOfBody(create, order))
                    .as(order.toString())
                    .isEmpty();
            String key = UUID.randomUUID().toString();
            HttpResponse<String> answer =
                    GoodCalls.again(() -> own.send("POST", "/api/v1/orders", Json.text(order), key));
            assertThat(answer.statusCode()).as(order + " -> " + answer.body()).isEqualTo(201);
            hold(create, answer, order.toString());
            JsonNode stored = OrderCalls.data(
                    own.read(OrderCalls.data(answer).path("orderId").asText()));
            for (String part : List.of("customer", "shipTo", "billTo")) {
                assertThat(stored.path(part)).as(part).isEqualTo(order.path(part));
            }
            assertThat(stored.path("items").size())
                    .isEqualTo(order.path("items").size());
        }
    }

    private String path(ApiContract.Operation operation, int round) throws Exception {
        if (!operation.path().contains("{id}")) {
            return operation.method().equals("GET") ? operation.path() + Bent.query(random) : operation.path();
        }
        if (round % 4 == 0) {
            return GoodCalls.path(operation, own);
        }
        List<String> ids = List.of("nobody", "%00", "..", "%2e%2e", "a%2Fb", "%F0%9F%8D%B5", "x".repeat(300), "%ff");
        return operation.path().replace("{id}", ids.get(random.nextInt(ids.size())));
    }
}
