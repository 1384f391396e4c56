package linkspan.author.reload;

import static linkspan.author.reload.DevHub.soon;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import linkspan.cli.author.WalkThrough;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole of "Add a system" in {@code routes/README.md} against a hub, to the last effect. */
class WalkThroughFlowTest {
    @Test
    void an_order_of_the_new_system_reaches_all_others_and_its_shipment_comes_back(
            @TempDir Path home, @TempDir Path written) throws Exception {
        WalkThrough walk = new WalkThrough(written);
        assertThat(walk.write()).as(walk.said()).isZero();
        try (DevHub hub = new DevHub(home)) {
            Path settings = written.resolve("routes/acme/system.properties");
            Files.writeString(
                    settings,
                    Files.readString(settings).replace("https://acme.example.com/api", hub.farEnd() + "/acme"));
            DevHub.assertApplied(hub.reloaded(() -> hub.copyIn(written, "acme")), "acme: new");
            String[] hubs = {
                "--ops-port", "" + hub.opsPort(), "--data", home.resolve("data").toString()
            };
            String[] sending = {hubs[0], hubs[1], hubs[2], hubs[3], "--home", home.toString()};

            for (String line : WalkThrough.flow()) {
                if (line.startsWith("curl")) {
                    for (String system : List.of("oms", "wms", "erp", "bi")) {
                        soon().until(() -> hub.shop().effects(system, "acme-1001") == 1);
                    }
                    hub.shop().tell(line.replaceFirst("^curl -X POST http://127.0.0.1:8090", ""));
                } else {
                    assertThat(walk.type(line, line.contains(" send ") ? sending : hubs))
                            .as(walk.said())
                            .isZero();
                }
            }

            JsonNode shipped = hub.arrivedAt("/acme/orders/1001/shipments");
            assertThat(shipped.path("order").asText()).isEqualTo("1001");
            assertThat(shipped.path("tracking").asText()).isNotEmpty();
        }
    }
}
