package linkspan.inbound.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import linkspan.lab.sandbox.LocalSandbox;
import linkspan.model.Json;
import linkspan.stand.FreeHub;
import linkspan.stand.OwnHubProcess;
import linkspan.stand.TestSandbox;
import org.h2.tools.Server;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * 10,000 orders by dropped files and 10,000 by a polled table, while the hub is killed as often as {@code -Dlinkspan.kills}
 * says: counted at the receivers. Takes minutes; {@link DropAndPollTest} shows the same in little.
 */
@EnabledIfSystemProperty(named = "linkspan.kills", matches = "\\d+")
class DropAndPollKillsIT {
    private static final int KILLS = Integer.getInteger("linkspan.kills", 0);
    private static final int FILES = 50;
    private static final int LINES = 200;
    private static final int ORDERS = 2 * FILES * LINES;
    private static final List<String> SYSTEMS = List.of("oms", "wms", "erp", "bi");
    private static final Duration LONGEST = Duration.ofMinutes(15);

    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir
    private Path home;

    @Test
    void nothing_is_lost_or_doubled_by_kills() throws Exception {
        System.setProperty("h2.bindAddress", "127.0.0.1");
        FreeHub.home(home, SYSTEMS.toArray(String[]::new));
        Server acme = Server.createTcpServer("-tcpPort", "0", "-ifNotExists", "-baseDir", home.toString())
                .start();
        String table = "jdbc:h2:" + acme.getURL() + "/acme";
        AcmeRoutes routes = new AcmeRoutes(home);
        routes.write(table);
        try (Connection connection = DriverManager.getConnection(table);
                Statement sql = connection.createStatement()) {
            sql.execute("create table orders (id varchar(20) primary key)");
            sql.execute("insert into orders select 'ROW-' || x from system_range(1, " + FILES * LINES + ")");
        }
        for (int i = 0; i < FILES; i++) {
            routes.drop(i, LINES);
        }
        try (LocalSandbox sandbox = TestSandbox.start(home.resolve("sandbox"));
                OwnHubProcess hub = new OwnHubProcess(home, List.of(), addresses(sandbox))) {
            hub.process().start();
            for (int kill = 1; kill <= KILLS; kill++) {
                long due = (long) ORDERS * kill / (KILLS + 1);
                await().atMost(LONGEST)
                        .until(() -> ledger(sandbox, "oms").path("distinct").asLong() >= due);
                hub.process().kill();
                hub.process().start();
            }
            for (String system : SYSTEMS) {
                await(system)
                        .atMost(LONGEST)
                        .until(() -> ledger(sandbox, system).path("distinct").asLong() >= ORDERS);
                JsonNode ledger = ledger(sandbox, system);
                assertThat(ledger.path("distinct").asLong()).as(system).isEqualTo(ORDERS);
                assertThat(ledger.path("doubled").asLong()).as(system).isZero();
                assertThat(ledger.path("outOfOrder").asLong()).as(system).isZero();
            }
        } finally {
            acme.stop();
        }
    }

    private static Map<String, String> addresses(LocalSandbox sandbox) {
        return Map.of(
                "LINKSPAN_SANDBOX_URL", sandbox.url(),
                "LINKSPAN_SANDBOX_BI_URL", sandbox.biUrl());
    }

    private JsonNode ledger(LocalSandbox sandbox, String system) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(sandbox.url() + "/ledger/" + system))
                .build();
        return Json.read(
                http.send(request, HttpResponse.BodyHandlers.ofString()).body());
    }
}
