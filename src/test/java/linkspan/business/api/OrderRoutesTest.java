package linkspan.business.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import linkspan.business.api.contract.OrderContract;
import linkspan.business.api.page.OrderFilter;
import linkspan.business.api.page.Reach;
import linkspan.business.order.OrderStatus;
import linkspan.business.order.Samples;
import linkspan.business.order.StoredOrder;
import linkspan.business.reserve.Reserving;
import linkspan.commit.Answer;
import linkspan.commit.UnitOfWork;
import linkspan.model.EventDraft;
import linkspan.model.EventType;
import linkspan.model.failure.FailureCode;
import linkspan.model.failure.Refused;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderRoutesTest {
    private static final StoredOrder STORED = StoredOrder.first(
            Samples.marketOrder("o", 5), "acme", OrderStatus.RESERVED, Instant.parse("2026-11-11T03:05:00Z"));
    private final UnitOfWork unit = new UnitOfWork();
    private final DefaultCamelContext camel = new DefaultCamelContext();

    OrderRoutesTest() throws Exception {
        camel.getRegistry().bind("direct-rest", new DirectRest());
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                restConfiguration().component("direct-rest").inlineRoutes(false);
            }
        });
        camel.addRoutes(new OrderRoutes(
                () -> "0193a5f0-7d4e-7abc-9def-0123456789ab",
                id -> id.startsWith("shopify-"),
                new OrderReads() {
                    @Override
                    public Optional<StoredOrder> find(String id, Reach reach) {
                        return Optional.of(STORED)
                                .filter(order -> order.orderId().equals(id)
                                        && order.client().equals(reach.client()));
                    }

                    @Override
                    public JsonNode page(Reach reach, OrderFilter filter) {
                        return Samples.json("{'orders': []}");
                    }

                    @Override
                    public Optional<JsonNode> timeline(String id) {
                        return Optional.empty();
                    }
                },
                OrderContract.of(Path.of("mappings")).orElseThrow(),
                Reserving.OFF,
                Clock.systemUTC()));
        camel.start();
    }

    @AfterEach
    void stop() throws IOException {
        camel.close();
    }

    private Exchange call(String uri, String client, Map<String, String> path, Object body) {
        return camel.createProducerTemplate().request(uri, exchange -> {
            exchange.setProperty(UnitOfWork.PROPERTY, unit);
            exchange.setProperty("linkspan.client", client);
            exchange.setProperty("linkspan.path", path);
            exchange.getMessage().setBody(body);
        });
    }

    @Test
    void the_calls_are_those_of_the_file_and_no_others() {
        Set<String> served = new TreeSet<>();
        camel.getRestDefinitions()
                .forEach(rest -> rest.getVerbs()
                        .forEach(verb -> served.add(verb.asVerb().toUpperCase(Locale.ROOT) + " " + rest.getPath()
                                + Objects.requireNonNullElse(verb.getPath(), ""))));
        assertThat(served)
                .isEqualTo(new ApiContract()
                        .operations().stream()
                                .map(operation -> operation.method() + " " + operation.path())
                                .collect(Collectors.toCollection(TreeSet::new)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"direct:orders.create", "direct:POST-/api/v1/orders"})
    void a_good_order_is_answered_as_it_will_be_stored(String uri) {
        Exchange exchange = call(uri, "acme", Map.of(), Samples.least());
        assertThat(exchange.getException()).isNull();
        JsonNode data = exchange.getMessage().getBody(JsonNode.class);
        assertThat(data.path("status").asText()).isEqualTo("PENDING");
        assertThat(data.path("version").asInt()).isEqualTo(1);
        assertThat(exchange.getProperty("linkspan.status")).isEqualTo(201);
        assertThat(exchange.getProperty("linkspan.location"))
                .isEqualTo("/api/v1/orders/" + data.path("orderId").asText());
        EventDraft draft = unit.seal(new Answer(201, "", "")).drafts().get(0);
        assertThat(draft.type()).isEqualTo(EventType.ORDER_CREATED);
        StoredOrder stored = StoredOrder.first(draft.data(), "acme", OrderStatus.PENDING, Instant.EPOCH);
        assertThat(stored.document()).isEqualTo(data);
    }

    @Test
    void a_bad_order_is_refused_and_adds_nothing_to_the_unit() {
        Exchange exchange = call("direct:orders.create", "acme", Map.of(), Samples.json("{'currency': 'EUR'}"));
        assertThat(refusal(exchange).code()).isEqualTo(FailureCode.SCHEMA_INVALID);
        assertThat(unit.seal(new Answer(400, "", "")).drafts()).isEmpty();
    }

    @Test
    void no_body_is_no_order() {
        Refused refused = refusal(call("direct:orders.create", "acme", Map.of(), ""));
        assertThat(refused.code()).isEqualTo(FailureCode.SCHEMA_INVALID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"direct:orders.read", "direct:GET-/api/v1/orders/-id-"})
    void a_client_reads_its_own_order(String uri) {
        Exchange exchange = call(uri, "acme", Map.of("id", "o"), "");
        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getBody()).isEqualTo(STORED.document());
        assertThat(exchange.getProperty("linkspan.status")).isEqualTo(200);
    }

    @Test
    void anothers_order_is_as_unknown_as_one_that_never_was() {
        Refused anothers = refusal(call("direct:orders.read", "bcme", Map.of("id", "o"), ""));
        Refused nobodys = refusal(call("direct:orders.read", "acme", Map.of("id", "p"), ""));
        assertThat(anothers.code()).isEqualTo(FailureCode.NOT_FOUND).isEqualTo(nobodys.code());
        assertThat(anothers).hasMessage(nobodys.getMessage());
    }

    @Test
    void routes_and_steps_have_their_names() {
        assertThat(camel.getRouteDefinition("api.create-order").getOutputs())
                .extracting(step -> step.getId())
                .containsExactly("api.create-order.check", "api.create-order.choose");
        assertThat(camel.getRouteDefinition("api.read-order").getOutputs())
                .extracting(step -> step.getId())
                .containsExactly("api.read-order.read");
    }

    private static Refused refusal(Exchange exchange) {
        return (Refused) Objects.requireNonNull(exchange.getException());
    }
}
