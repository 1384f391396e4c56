package linkspan.author.reload;

import static linkspan.author.reload.DevHub.assertApplied;
import static linkspan.author.reload.DevHub.soon;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnfinishedAtStartTest {
    private static final String MAPPING = "mappings/acme/deliver-order-created.jslt";

    @Test
    void a_route_that_says_todo_is_not_loaded_at_the_start_either(@TempDir Path home) throws Exception {
        try (DevHub hub = new DevHub(home, UnfinishedAtStartTest::unfinished)) {
            long quiet = hub.post();
            soon().until(() -> hub.shop().effects("oms", "shopify-" + quiet) == 1);
            assertThat(hub.arrived()).isEmpty();
            assertApplied(hub.reloaded(() -> hub.write(MAPPING, "{\"no\": .orderId}")), "acme: deliver-order-created");
            assertThat(hub.arrived(hub.post()).body().has("no")).isTrue();
        }
    }

    private static void unfinished(DevHub hub) throws IOException {
        hub.acme("{\"no\": .orderId} // TODO what else?\n");
    }
}
