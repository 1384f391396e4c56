package linkspan.inbound.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
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
    private static final String ORDER = """
            {"orderId":"%1$s","channel":"acme","channelOrderId":"%1$s","placedAt":"2026-11-01T00:00:00Z","currency":"EUR",
            "shipTo":{"name":"x","line1":"y","city":"z","region":null,"postalCode":"1","countryCode":"CN","phone":null},
            "items":[{"lineId":"1","skuId":"A","name":"n","quantity":1,"unitPrice":{"value":"1.50","currency":"EUR"}}],
            "total":{"value":"1.50","currency":"EUR"}}""".replace("\n", "");

    @TempDir
    private Path home;

    private void put(String name, String text) throws Exception {
        Path file = home.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void routes() throws Exception {
        put("routes/acme/system.properties", """
                acme.title=Acme
                acme.url=jdbc:h2:mem:acme;DB_CLOSE_DELAY=-1
                acme.own-folder=%s
                """.formatted(home.resolve("drop")));
        put("mappings/acme/orders.jslt", "[for (.) " + ORDER.formatted("CSV").replace("\"CSV\"", ".order") + "]\n");
        put("routes/acme/drop.camel.yaml", """
                - route:
                    id: acme.drop
                    from:
                      uri: file:{{acme.own-folder}}
                      parameters: {delay: 100, initialDelay: 0}
                      steps:
                        - setProperty: {name: unit-key, simple: "${file:name}"}
                        - to: mapping:acme/orders?format=csv
                        - split:
                            simple: "${body}"
                            stopOnException: true
                            steps:
                              - to: event:order-created
                """);
        put("routes/acme/table.camel.yaml", """
                - route:
                    id: acme.table
                    from:
                      uri: quartz:acme/table
                      parameters: {cron: "0/1 * * * * ?"}
                      steps:
                        - setBody: {constant: "select id from orders order by id"}
                        - to: jdbc:acme
                        - split:
                            simple: "${body}"
                            stopOnException: true
                            steps:
                              - idempotentConsumer:
                                  idempotentRepository: "#inbox"
                                  simple: "${body[ID]}"
                                  steps:
                                    - setBody: {simple: '%s'}
                                    - to: event:order-created
                """.formatted(ORDER.formatted("${body[ID]}")));
    }

    @Test
    void both_reach_all_systems_once() throws Exception {
        FreeHub.home(home, "oms", "wms", "erp", "bi");
        routes();
        try (Connection table = DriverManager.getConnection("jdbc:h2:mem:acme;DB_CLOSE_DELAY=-1");
                Statement sql = table.createStatement()) {
            sql.execute("create table orders (id varchar(20) primary key)");
            sql.execute("insert into orders select 'ROW-' || x from system_range(1, " + FILES * LINES + ")");
        }
        for (int i = 0; i < FILES; i++) {
            int file = i;
            List<String> lines = IntStream.range(0, LINES)
                    .mapToObj(line -> "CSV-" + file + "-" + line)
                    .toList();
            put("drop/" + i + ".csv", "order\n" + String.join("\n", lines) + "\n");
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
