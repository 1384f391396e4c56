package linkspan.inbound.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import linkspan.stand.FreeHub;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A drop of CSV files and a poll of a table bring orders into all systems, each once. */
@Tag("database")
@Timeout(300)
class DropAndPollTest {
    private static final int FILES = 4;
    private static final int LINES = 50;

    @TempDir
    private Path home;

    @Test
    void both_reach_all_systems_once() throws Exception {
        FreeHub.home(home, "oms", "wms", "erp", "bi");
        AcmeRoutes acme = new AcmeRoutes(home);
        acme.write("jdbc:h2:mem:acme;DB_CLOSE_DELAY=-1");
        try (Connection table = DriverManager.getConnection("jdbc:h2:mem:acme;DB_CLOSE_DELAY=-1");
                Statement sql = table.createStatement()) {
            sql.execute("create table orders (id varchar(20) primary key)");
            sql.execute("insert into orders select 'ROW-' || x from system_range(1, " + FILES * LINES + ")");
        }
        for (int i = 0; i < FILES; i++) {
            acme.drop(i, LINES);
        }
        try (FreeHub hub = FreeHub.start(home, Map.of())) {
            for (String system : List.of("oms", "wms", "erp", "bi")) {
                await(system).atMost(Duration.ofSeconds(150)).until(() -> delivered(hub, system) == 2 * FILES * LINES);
            }
            assertThat(hub.events("ORDER_CREATED")).hasSize(2 * FILES * LINES).doesNotHaveDuplicates();
            assertThat(hub.effects("oms", "CSV-0-0")).containsExactly("create");
            assertThat(hub.effects("oms", "ROW-1")).containsExactly("create");
        }
    }

    private static int delivered(FreeHub hub, String system) {
        return hub.rows(
                        "select distinct stream_key from deliveries where event_type = 'ORDER_CREATED' and system = '"
                                + system + "' and outcome = 'delivered'",
                        row -> row.getString(1))
                .size();
    }
}
