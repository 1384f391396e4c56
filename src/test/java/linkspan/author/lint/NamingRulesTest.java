package linkspan.author.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A route is found by its file, and its steps by their ids. */
class NamingRulesTest {
    private static final String MAP = "to: {id: map, uri: \"mapping:acme/x\"}";

    @TempDir
    private Path home;

    private Routes routes;

    @BeforeEach
    void folder() {
        routes = new Routes(home, Map.of());
    }

    @Test
    void a_file_begins_with_a_verb() {
        routes.route("bring-order-created", "event:order-created?system=acme", MAP);
        assertThat(routes.findings()).containsExactly("bring-order-created.camel.yaml:1 route-id-mismatch");
    }

    @Test
    void a_route_takes_the_event_in_its_name() {
        routes.route("deliver-order-updated", "event:order-created?system=acme", MAP);
        assertThat(routes.findings()).containsExactly("deliver-order-updated.camel.yaml:8 route-id-mismatch");
    }

    @Test
    void a_start_needs_its_system() {
        routes.route("deliver-order-created", "event:order-created", MAP);
        assertThat(routes.findings()).containsExactly("deliver-order-created.camel.yaml:8 route-id-mismatch");
    }

    @Test
    void two_steps_of_one_name_are_refused() {
        routes.route("deliver-order-created", "event:order-created?system=acme", MAP, MAP);
        assertThat(routes.findings())
                .singleElement()
                .asString()
                .startsWith("deliver-order-created.camel.yaml:")
                .endsWith(" route-broken");
    }

    @Test
    void a_policy_that_does_not_exist_is_none() {
        routes.write("routes/_hub/policies.camel.yaml", """
                - routeConfiguration:
                    id: delivering
                    description: A test's.
                    onException:
                      - onException:
                          exception: [java.lang.Throwable]
                          redeliveryPolicy: {maximumRedeliveries: 0}
                """);
        routes.route("deliver-order-created", "event:order-created?system=acme", MAP);
        routes.replace(
                "routes/acme/deliver-order-created.camel.yaml",
                "errorHandler:\n      noErrorHandler: {}",
                "routeConfigurationId: delivring");
        assertThat(routes.findings()).containsExactly("deliver-order-created.camel.yaml:5 error-policy-missing");
        routes.replace("routes/acme/deliver-order-created.camel.yaml", "delivring", "delivering");
        assertThat(routes.findings()).isEmpty();
    }

    @Test
    void a_tab_and_a_key_that_stands_twice_are_told_in_plain_words() {
        routes.write("routes/acme/ask-a.camel.yaml", "- route:\n\tid: acme.ask-a\n");
        routes.write("routes/acme/ask-b.camel.yaml", "- route:\n    id: acme.ask-b\n    id: acme.ask-b\n");
        routes.write("routes/acme/ask-c.camel.yaml", "route:\n    id: acme.ask-c\n");
        assertThat(routes.findings())
                .containsExactly(
                        "ask-a.camel.yaml:2 route-broken",
                        "ask-b.camel.yaml:3 route-broken",
                        "ask-c.camel.yaml:1 route-broken");
    }
}
