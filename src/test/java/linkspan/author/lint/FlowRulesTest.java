package linkspan.author.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What may not happen to a message on its way from route to route. */
class FlowRulesTest {
    private static final String KAFKA = "to: {id: publish, uri: \"kafka:news\"}";
    private static final String REMOVE = "removeHeaders: {id: forget, pattern: \"*\"}";
    private static final String DISPATCHED = "to: {id: dispatch, uri: \"event:order-dispatched\"}";

    @TempDir
    private Path home;

    private Routes routes;

    @BeforeEach
    void folder() {
        routes = new Routes(home, Map.of());
    }

    @Test
    void headers_from_outside_may_not_reach_a_producer() {
        routes.route("poll-news", "kafka:acme-news", KAFKA);
        assertThat(routes.findings()).containsExactly("poll-news.camel.yaml:10 header-leak");
    }

    @Test
    void nor_through_another_route() {
        routes.route("poll-news", "kafka:acme-news", "to: {id: ask, uri: \"direct:acme.ask-news\"}");
        routes.route("ask-news", "direct:acme.ask-news", KAFKA);
        assertThat(routes.findings()).containsExactly("ask-news.camel.yaml:10 header-leak");
    }

    @Test
    void headers_that_were_removed_are_none() {
        routes.route("poll-news", "kafka:acme-news", REMOVE, KAFKA);
        assertThat(routes.findings()).isEmpty();
    }

    @Test
    void removed_in_one_branch_they_are_there_in_the_other() {
        routes.route(
                "poll-news",
                "kafka:acme-news",
                "filter:\n  id: some\n  simple: \"${body}\"\n  steps:\n  - " + REMOVE,
                KAFKA);
        assertThat(routes.findings()).containsExactly("poll-news.camel.yaml:15 header-leak");
    }

    @Test
    void what_a_server_answers_has_headers_from_outside() {
        routes.route(
                "ask-news",
                "direct:acme.ask-news",
                "to: {id: get, uri: \"vertx-http:{{env:LINKSPAN_ACME_URL}}\"}",
                KAFKA);
        routes.route(
                "deliver-order-created",
                "event:order-created?system=acme",
                "to: {id: ask, uri: \"direct:acme.ask-news\"}");
        assertThat(routes.findings()).containsExactly("ask-news.camel.yaml:11 header-leak");
    }

    @Test
    void the_hubs_own_components_neither_make_headers_nor_read_them() {
        routes.route(
                "deliver-order-created",
                "event:order-created?system=acme",
                "to: {id: map, uri: \"mapping:acme/x\"}",
                "to: {id: call, uri: \"call:acme/orders\"}",
                KAFKA);
        assertThat(routes.findings()).isEmpty();
    }

    @Test
    void a_breaker_blocks_a_delivery_from_whichever_route_it_stands_in() {
        String breaker = "circuitBreaker:\n  id: guard\n  steps:\n  - to: {id: call, uri: \"call:acme/x\"}";
        routes.route("ask-news", "direct:acme.ask-news", breaker);
        assertThat(routes.findings()).containsExactly("ask-news.camel.yaml:8 orphan");
        routes.route(
                "deliver-order-created",
                "event:order-created?system=acme",
                "to: {id: ask, uri: \"direct:acme.ask-news\"}");
        assertThat(routes.findings()).containsExactly("ask-news.camel.yaml:10 breaker-blocks");
    }

    @Test
    void two_calls_that_may_both_be_made_share_no_key() {
        String choice = "choice:\n  when:\n  - jsonpath: \"$.x\"\n    steps:\n"
                + "    - to: {id: one, uri: \"call:acme/one\"}\n"
                + "  otherwise:\n    steps:\n    - to: {id: two, uri: \"call:acme/two\"}";
        routes.route("deliver-order-created", "event:order-created?system=acme", choice);
        assertThat(routes.findings()).isEmpty();
        routes.route(
                "deliver-order-created",
                "event:order-created?system=acme",
                choice,
                "to: {id: own, uri: \"call:acme/three?key=three-{orderId}\"}",
                "to: {id: other, uri: \"call:other/four\"}",
                "to: {id: look, uri: \"call:acme/five?method=GET\"}");
        assertThat(routes.findings()).noneMatch(found -> found.contains("key-shared"));
        routes.route("ask-news", "direct:acme.ask-news", "to: {id: five, uri: \"call:acme/five\"}");
        routes.route(
                "deliver-order-created",
                "event:order-created?system=acme",
                choice,
                "to: {id: ask, uri: \"direct:acme.ask-news\"}");
        assertThat(routes.findings())
                .filteredOn(found -> found.contains("key-shared"))
                .hasSize(1);
    }

    @Test
    void an_aggregate_within_a_split_is_done_when_the_split_is() {
        String aggregate = "aggregate:\n  id: gather\n  correlationExpression: {constant: all}\n  completionSize: 2\n"
                + "  aggregationStrategy: \"#class:org.apache.camel.processor.aggregate.GroupedBodyAggregationStrategy\"\n"
                + "  steps:\n  - to: {id: call, uri: \"call:acme/x\"}";
        String split = "split:\n  id: each\n  simple: \"${body}\"\n  steps:\n  - " + aggregate.replace("\n", "\n    ");
        routes.route("deliver-order-created", "event:order-created?system=acme", split);
        assertThat(routes.findings()).isEmpty();
        routes.route("deliver-order-created", "event:order-created?system=acme", aggregate);
        assertThat(routes.findings()).containsExactly("deliver-order-created.camel.yaml:10 aggregate-outside-split");
    }

    @Test
    void an_event_behind_a_wire_tap_comes_too_late() {
        routes.route(
                "deliver-order-created",
                "event:order-created?system=acme",
                "wireTap: {id: tell, uri: \"direct:acme.ask-news\"}");
        routes.route("ask-news", "direct:acme.ask-news", DISPATCHED);
        assertThat(routes.findings()).containsExactly("deliver-order-created.camel.yaml:10 unit-closed");
    }

    @Test
    void a_route_that_any_consumer_starts_says_what_makes_a_repetition_harmless() {
        routes.route("poll-news", "kafka:acme-news", DISPATCHED);
        assertThat(routes.findings()).containsExactly("poll-news.camel.yaml:8 repetition-unnamed");
        routes.route(
                "poll-news",
                "kafka:acme-news",
                "setProperty: {id: key, name: unit-key, simple: \"${header[kafka.KEY]}\"}",
                DISPATCHED);
        assertThat(routes.findings()).isEmpty();
    }

    @Test
    void a_called_route_is_there() {
        routes.route(
                "deliver-order-created",
                "event:order-created?system=acme",
                "to: {id: ask, uri: \"direct:acme.ask-newz\"}");
        assertThat(routes.findings()).containsExactly("deliver-order-created.camel.yaml:10 route-broken");
    }
}
