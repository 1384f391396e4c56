package linkspan.console.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class RouteFilesTest {
    private final List<RouteFiles.Route> shipped = new RouteFiles(Path.of("routes")).all();

    private List<String> events(String id) {
        return shipped.stream()
                .filter(route -> route.id().equals(id))
                .findFirst()
                .orElseThrow()
                .events(shipped);
    }

    @Test
    void a_poll_brings_the_events_that_it_or_the_route_it_hands_its_rows_to_says() {
        assertThat(events("erp.poll-products")).containsExactly("product-changed");
        assertThat(events("amazon.poll-orders")).containsExactly("order-cancelled", "order-created");
        assertThat(events("shopify.receive-order-created")).containsExactly("order-created");
    }
}
