package linkspan.author.preview;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import linkspan.Hub;
import linkspan.HubConfig;
import linkspan.cli.Typed;
import linkspan.model.Json;
import linkspan.platform.database.Sql;
import linkspan.platform.database.TestDatabase;
import linkspan.stand.Shop;
import linkspan.stand.TestSandbox;
import linkspan.stand.TestServers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A hub with orders in it, and an author who edits a copy of its mappings. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PreviewCommandTest {
    private static final int ORDERS = 4;
    private static final int MESSAGES = 1_200;
    private static final String RECEIVE = "shopify/receive-order-created";
    private static final String LINE =
            "    \"discount\": share(fallback(dec-sum([for (.discount_allocations) .amount])";

    private static final Logger LOG = LoggerFactory.getLogger(PreviewCommandTest.class);

    private Path data = Path.of("");
    private TestServers servers;
    private Hub hub;

    @TempDir
    private Path home;

    @BeforeAll
    void orders(@TempDir Path folder) throws Exception {
        data = folder;
        System.setProperty("h2.bindAddress", "127.0.0.1");
        servers = TestServers.start(data, Map.of());
        hub = Hub.start(
                new HubConfig(Path.of("."), data, "127.0.0.1", 0, 0, servers.environment()), TestSandbox::start);
        Shop shop = new Shop(hub);
        for (int i = 0; i < ORDERS; i++) {
            shop.postUntilTaken("order-created", order(9_100_000 + i));
        }
    }

    @AfterAll
    void close() throws Exception {
        hub.close();
        servers.close();
    }

    private static String order(long id) {
        return Shop.order(id, 1, 1).replace("\"quantity\": 1,", "\"quantity\": 1, \"total_discount\": \"0.30\",");
    }

    /** A copy of the mappings in which one text of a file is another. */
    private void edit(String file, String before, String after) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("mappings"))) {
            for (Path from : files.filter(Files::isRegularFile).toList()) {
                Path to = home.resolve(from);
                Files.createDirectories(to.getParent());
                Files.copy(from, to);
            }
        }
        Path edited = home.resolve("mappings").resolve(file);
        String text = Files.readString(edited);
        assertThat(text).contains(before);
        Files.writeString(edited, text.replace(before, after));
    }

    private Typed preview(String... arguments) {
        return Typed.run(Stream.concat(
                        Stream.of(
                                "preview",
                                "--ops-port",
                                "" + hub.opsPort(),
                                "--data",
                                data.toString(),
                                "--home",
                                home.toString()),
                        Stream.of(arguments))
                .toArray(String[]::new));
    }

    @Test
    void an_edit_that_drops_a_discount_shows_the_affected_orders() throws Exception {
        edit("shopify/order.module.jslt", LINE, "//" + LINE.strip());

        Typed json = preview(RECEIVE, "--since", "1h", "--json");

        assertThat(json.code()).as(json.err()).isZero();
        JsonNode report = Json.read(json.out());
        assertThat(report.path("of").asText()).isEqualTo("shopify.receive-order-created");
        assertThat(report.path("differs").asInt()).isEqualTo(ORDERS);
        assertThat(report.path("changed")).hasSize(1);
        JsonNode change = report.path("changed").path(0);
        assertThat(change.path("what").asText()).isEqualTo("items[].discount");
        assertThat(change.path("count").asInt()).isEqualTo(ORDERS);
        assertThat(change.path("example").path("key").asText()).isEqualTo("shopify-910000" + (ORDERS - 1));
        assertThat(change.path("example").path("before").asText())
                .isEqualTo("{\"value\":\"0.30\",\"currency\":\"EUR\"}");
        Typed words = preview("mappings/shopify/receive-order-created.jslt", "--last", "2");
        assertThat(words.out())
                .contains("items[].discount", "0.30", "nothing")
                .contains(" over 2 of shopify.", ", 2 differ");
    }

    @Test
    void events_that_go_to_a_system_are_mapped_again_with_what_the_route_adds() throws Exception {
        edit(
                "erp/order.module.xsl",
                "<discount>{discount/value}</discount>\n        <tax>{tax/value}</tax>\n      </xsl:where-populated>\n    </line>",
                "</xsl:where-populated></line>");

        Typed json = preview("erp/deliver-order-created", "--json");

        assertThat(json.code()).as(json.err()).isZero();
        JsonNode report = Json.read(json.out());
        assertThat(report.path("of").asText()).isEqualTo("order-created");
        assertThat(report.path("differs").asInt()).isEqualTo(ORDERS);
        assertThat(report.path("changed").findValuesAsText("what"))
                .containsExactlyInAnyOrder("CreateOrder.lines.line.discount", "CreateOrder.lines.line.tax");
        assertThat(report.path("failsAsBefore").asInt()).isZero();
        Typed batch = preview("bi/deliver-order-created", "--json");
        assertThat(Json.read(batch.out()).path("same").asInt()).isEqualTo(ORDERS);
    }

    @Test
    void what_fails_now_and_did_not_is_exit_1_and_comes_first() throws Exception {
        edit("wms/order.module.jslt", "\"orderNo\": .orderId,", "\"orderNo\": fail(\"none for \" + .shipTo.name),");

        Typed words = preview("wms/deliver-order-created");

        assertThat(words.code()).isEqualTo(1);
        assertThat(words.out())
                .startsWith("INPUTS")
                .contains("FAILS NOW", "none for •••", ORDERS + " fail that did not");
        assertThat(words.out()).doesNotContain("Jana");
        Typed clear = preview("wms/deliver-order-created", "--clear", "--json");
        assertThat(clear.code()).isEqualTo(1);
        assertThat(clear.out()).contains("none for Jana").doesNotContain("•••");
    }

    @Test
    void names_are_hidden_and_a_mapping_without_an_event_is_told_one() throws Exception {
        edit("shopify/order.module.jslt", "\"city\": text(.city),", "\"city\": uppercase(text(.city)),");

        Typed hidden = preview(RECEIVE, "--json");
        assertThat(Json.read(hidden.out()).path("changed").findValuesAsText("what"))
                .containsExactly("shipTo.city");
        assertThat(hidden.out()).doesNotContain("WIEN").doesNotContain("Wien");
        assertThat(preview(RECEIVE, "--clear").out()).contains("WIEN", "Wien");
        Typed chosen = preview("wms/choose-warehouse", "--event", "order-created", "--json");
        assertThat(Json.read(chosen.out()).path("same").asInt())
                .as(chosen.err())
                .isEqualTo(ORDERS);
        Typed nothing = preview("wms/receive-order-shipped");
        assertThat(nothing.code()).isZero();
        assertThat(nothing.out()).contains("wms/receive-order-shipped over 0 of wms.receive-order-shipped");
    }

    @Test
    void a_mapping_that_the_hub_does_not_have_yet_is_tried_too() throws Exception {
        edit("wms/order.module.jslt", "def ", "def ");
        Files.writeString(
                home.resolve("mappings/wms/deliver-order-created-drone.jslt"),
                "{\"no\": required(.orderId, \"orderId\")}");

        Typed words = preview("wms/deliver-order-created-drone");

        assertThat(words.code()).as(words.err()).isZero();
        assertThat(words.out()).contains(ORDERS + " are mapped for the first time");
    }

    @Test
    void what_cannot_be_done_is_said_in_one_line() throws Exception {
        edit("shopify/order.module.jslt", "def number()", "def number(");

        Typed broken = preview(RECEIVE);
        assertThat(broken.code()).isEqualTo(1);
        assertThat(broken.err()).contains("mappings/shopify/order.module.jslt:").hasLineCount(1);
        assertThat(preview("shopify/receive-nothing").err()).contains("--event");
        assertThat(preview("shopify/receive-nothing").code()).isEqualTo(2);
        assertThat(preview("erp/deliver-order-created", "--since", "yesterday").code())
                .isEqualTo(2);
        assertThat(preview("erp/deliver-order-created", "--last", "0").code()).isEqualTo(2);
        assertThat(preview("erp/deliver-order-created", "--event", "nothing").err())
                .contains("unknown event 'nothing'");
        assertThat(preview("erp/deliver-order-deleted").err()).contains("no such mapping");
        try (ServerSocket free = new ServerSocket(0)) {
            int port = free.getLocalPort();
            free.close();
            Typed nobody = Typed.run(
                    "preview", "erp/deliver-order-created", "--ops-port", "" + port, "--data", data.toString());
            assertThat(nobody.err()).contains("no hub answers on 127.0.0.1:" + port);
            assertThat(nobody.code()).isEqualTo(1);
        }
    }

    @Test
    void more_messages_than_are_read_at_once_are_compared() throws Exception {
        edit("woocommerce/order.module.jslt", "def ", "def ");
        String route = "woocommerce.receive-order-created";
        byte[] body = Files.readAllBytes(example());
        try (Connection connection = TestDatabase.connect(data, servers.environment())) {
            fill(connection, route, body, MESSAGES);
        }
        long start = System.nanoTime();
        Typed json = preview("woocommerce/receive-order-created", "--since", "1h", "--json");
        long millis = (System.nanoTime() - start) / 1_000_000;
        JsonNode report = Json.read(json.out());
        assertThat(report.path("inputs").asInt()).isEqualTo(MESSAGES);
        assertThat(report.path("same").asInt()).isEqualTo(MESSAGES);
        LOG.info("{} messages of {} bytes in {} ms", MESSAGES, body.length, millis);
    }

    private static Path example() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("mappings/woocommerce/receive-order-created"))) {
            List<Path> outputs = files.filter(file -> file.toString().endsWith(".out.json"))
                    .sorted()
                    .toList();
            return Path.of(outputs.get(0).toString().replace(".out.json", ".in.json"));
        }
    }

    private static void fill(Connection connection, String route, byte[] body, int count) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into messages (message_id, client, method, route, idempotency_key, digest, content_type, body,
                  state, status, answer_type, answer, received_at)
                values (?, 'woocommerce', 'POST', ?, ?, 'x', 'application/json', ?, 'accepted', 200, 'text/plain', ?, ?)""")) {
            Instant now = Instant.now();
            for (int i = 0; i < count; i++) {
                byte[] answer = "ok".getBytes(StandardCharsets.UTF_8);
                Sql.bind(insert, "filled-" + i, route, "filled-" + i, body, answer, now.minusMillis(i));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }
}
