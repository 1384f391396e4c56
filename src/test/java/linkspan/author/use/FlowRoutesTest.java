package linkspan.author.use;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import linkspan.author.check.Sources;
import linkspan.console.route.RouteFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlowRoutesTest {
    private final List<RouteFiles.Route> shipped =
            new FlowRoutes(new Sources(Path.of("routes"), Path.of("mappings"))).all();

    private List<String> events(String id) {
        return shipped.stream()
                .filter(route -> route.id().equals(id))
                .findFirst()
                .orElseThrow()
                .events();
    }

    @Test
    void a_poll_brings_the_events_that_it_or_the_route_it_hands_its_rows_to_says() {
        assertThat(events("erp.poll-products")).containsExactly("product-changed");
        assertThat(events("amazon.poll-orders")).containsExactly("order-cancelled", "order-created");
        assertThat(events("shopify.receive-order-created")).containsExactly("order-created");
    }

    @Test
    void what_a_comment_names_does_not_flow_and_what_a_template_says_does(@TempDir Path home) throws IOException {
        write(home, "_hub/polls.camel.yaml", """
                - routeTemplate:
                    id: polls
                    description: Asks for rows.
                    parameters: [{name: event}]
                    from: {uri: "timer:x", steps: [{to: "event:{{event}}"}]}
                """);
        write(home, "acme/poll-things.camel.yaml", """
                # once event:old-thing
                - templated-route:
                    route-id: acme.poll-things
                    route-template-ref: polls
                    parameters: [{name: event, value: thing-made}]
                """);
        write(home, "acme/deliver-broken.camel.yaml", "- route: [");
        List<RouteFiles.Route> routes = new FlowRoutes(new Sources(home, home.resolve("none"))).all();
        assertThat(routes).extracting(RouteFiles.Route::id).containsExactly("acme.deliver-broken", "acme.poll-things");
        assertThat(routes.get(1).events()).containsExactly("thing-made");
        assertThat(routes.get(1).description()).isEqualTo("Asks for rows.");
    }

    private static void write(Path home, String file, String text) throws IOException {
        Files.createDirectories(home.resolve(file).getParent());
        Files.writeString(home.resolve(file), text);
    }
}
