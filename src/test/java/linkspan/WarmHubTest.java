package linkspan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import linkspan.stand.FewSystems;
import linkspan.stand.OwnHub;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a hub plays to get warm has not happened. */
@Tag("database")
class WarmHubTest {
    private static final List<String> TABLES =
            List.of("orders", "events", "outbox", "streams", "search_keys", "messages", "deliveries", "key_positions");

    @Test
    void a_hub_that_has_warmed_up_has_written_nothing_and_counted_nothing(@TempDir Path folder) throws Exception {
        Path home = FewSystems.home(folder.resolve("home"), List.of("wms"));
        Map<String, String> settings = Map.of(
                "LINKSPAN_WARM_UP", "20", "LINKSPAN_WMS_URL", "http://127.0.0.1:1", "LINKSPAN_RESERVATION", "off");
        try (OwnHub hub = new OwnHub(home, settings)) {
            for (String table : TABLES) {
                assertThat(hub.rows("select 1 from " + table, row -> true))
                        .as(table)
                        .isEmpty();
            }
            assertThat(hub.operator().get("/metrics").body())
                    .contains("jvm_")
                    .doesNotContainPattern("linkspan_(events|requests|calls|messages)_\\w+_total\\{[^}]*} [1-9]");
        }
    }
}
