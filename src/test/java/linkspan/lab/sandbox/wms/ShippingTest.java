package linkspan.lab.sandbox.wms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import linkspan.lab.sandbox.Http;
import linkspan.lab.sandbox.SandboxCase;
import linkspan.lab.sandbox.call.SandboxJson;
import linkspan.lab.sandbox.post.HubAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The warehouse ships and tells a hub that is slow to believe it. */
class ShippingTest extends SandboxCase {

    /** A message as it came. */
    private record Posted(String path, String delivery, JsonNode body) {}

    private final List<Posted> attempts = new CopyOnWriteArrayList<>();
    private final List<Posted> taken = new CopyOnWriteArrayList<>();
    private final AtomicInteger refuse = new AtomicInteger();
    private final HttpServer hub;

    ShippingTest() throws IOException {
        hub = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        hub.createContext("/in/wms/", this::take);
    }

    @BeforeEach
    void open() {
        hub.start();
    }

    @AfterEach
    void close() {
        hub.stop(0);
    }

    private void take(HttpExchange call) throws IOException {
        Posted posted = new Posted(
                call.getRequestURI().getPath(),
                call.getRequestHeaders().getFirst("Idempotency-Key"),
                SandboxJson.parse(new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
        attempts.add(posted);
        boolean signed = call.getRequestHeaders().getFirst("Authorization").equals("ApiKey wms-hub")
                && call.getRequestHeaders().getFirst("X-Signature").startsWith("v2=");
        boolean takes = signed && refuse.getAndDecrement() <= 0;
        if (takes) {
            taken.add(posted);
        }
        call.sendResponseHeaders(takes ? 200 : 503, -1);
        call.close();
    }

    private void connect() {
        sandbox.connect(new HubAddress(
                URI.create("http://127.0.0.1:" + hub.getAddress().getPort()), name -> "secret of " + name));
    }

    private void order(String number, String lines) {
        http.post(
                "/wms/outbound-orders",
                "{\"orderNo\":\"" + number + "\",\"warehouse\":\"W1\",\"lines\":[" + lines + "]}");
    }

    private Http.Reply ship(String number) {
        return http.post("/wms/ship/" + number, "");
    }

    private int waiting() {
        return http.get("/wms/outbox").json().at("/data/waiting").asInt(-1);
    }

    private void awaitTaken(int count) {
        await().until(() -> taken.size() == count && waiting() == 0);
    }

    @Test
    void the_shipment_is_told_first_and_then_every_sku_with_what_is_left() {
        order("A-1", "{\"sku\":\"T\",\"qty\":1},{\"sku\":\"S\",\"qty\":3},{\"sku\":\"S\",\"qty\":2}");
        order("A-2", "{\"sku\":\"S\",\"qty\":4}");
        connect();
        assertThat(ship("A-1").json().at("/data/shipmentNo").asText()).isEqualTo("SH-000001");
        ship("A-2");
        awaitTaken(5);
        assertThat(taken)
                .extracting(Posted::path)
                .containsExactly(
                        "/in/wms/order-shipped",
                        "/in/wms/stock-changed",
                        "/in/wms/stock-changed",
                        "/in/wms/order-shipped",
                        "/in/wms/stock-changed");
        assertThat(taken.get(0).body().path("orderNo").asText()).isEqualTo("A-1");
        assertThat(taken.get(0).body().path("lines")).hasSize(2);
        assertThat(taken.get(1)).satisfies(stock -> {
            assertThat(stock.body().path("sku").asText()).isEqualTo("S");
            assertThat(stock.body().path("before").asLong()).isEqualTo(1_000_000);
            assertThat(stock.body().path("after").asLong()).isEqualTo(999_995);
            assertThat(stock.body().path("movementNo").asLong()).isEqualTo(1);
        });
        assertThat(taken.get(4)).satisfies(stock -> {
            assertThat(stock.body().path("before").asLong()).isEqualTo(999_995);
            assertThat(stock.body().path("after").asLong()).isEqualTo(999_991);
            assertThat(stock.body().path("movementNo").asLong()).isEqualTo(2);
        });
        assertThat(http.get("/wms/stock/S").json().at("/data/available").asLong())
                .as("it was taken already when the order came")
                .isEqualTo(999_991);
        assertThat(http.get("/ledger/wms").json().path("effects").asInt()).isEqualTo(2);
    }

    @Test
    void what_is_not_taken_is_posted_again_under_the_same_id_and_nothing_overtakes_it() {
        refuse.set(3);
        order("A-1", "{\"sku\":\"S\",\"qty\":3}");
        connect();
        ship("A-1");
        awaitTaken(2);
        assertThat(attempts).hasSize(5);
        assertThat(attempts.subList(0, 4)).extracting(Posted::delivery).containsOnly("SH-000001");
        assertThat(taken).extracting(Posted::delivery).containsExactly("SH-000001", "SH-000001-1");
    }

    @Test
    void a_sandbox_that_was_killed_goes_on_where_it_was() throws IOException {
        order("A-1", "{\"sku\":\"S\",\"qty\":3}");
        order("A-2", "{\"sku\":\"S\",\"qty\":3}");
        ship("A-1");
        assertThat(waiting()).isEqualTo(2);
        Files.writeString(data.resolve("wms.outbox"), "{\"fact\":{\"ship", StandardOpenOption.APPEND);

        restart();
        assertThat(waiting()).isEqualTo(2);
        assertThat(ship("A-1").json().at("/data/shipmentNo").asText()).isEqualTo("SH-000001");
        ship("A-2");
        connect();
        awaitTaken(4);
        assertThat(taken)
                .extracting(Posted::delivery)
                .containsExactly("SH-000001", "SH-000001-1", "SH-000002", "SH-000002-1");
        assertThat(taken.get(3).body().path("before").asLong()).isEqualTo(999_997);

        restart();
        assertThat(waiting()).as("what was taken is forgotten").isZero();
    }

    @Test
    void an_order_that_has_left_is_neither_changed_nor_cancelled() {
        order("A-1", "{\"sku\":\"S\",\"qty\":3}");
        ship("A-1");
        assertThat(http.post("/wms/outbound-orders/A-1/cancel", "").code()).isEqualTo(40902);
        assertThat(http.put("/wms/outbound-orders/A-1", "{\"orderNo\":\"A-1\"}").code())
                .isEqualTo(40902);
        order("A-1", "{\"sku\":\"S\",\"qty\":3}");
        assertThat(http.get("/wms/stock/S").json().at("/data/available").asLong())
                .isEqualTo(999_997);
    }

    @Test
    void only_what_our_own_warehouse_holds_is_shipped() {
        assertThat(ship("A-1").code()).isEqualTo(40401);
        http.post("/wms/overseas/fulfilments", "{\"reference\":\"A-2\",\"items\":[{\"sku\":\"S\",\"units\":1}]}");
        assertThat(ship("A-2").code()).isEqualTo(40903);
        order("A-3", "{\"sku\":\"S\",\"qty\":3}");
        http.post("/wms/outbound-orders/A-3/cancel", "");
        assertThat(ship("A-3").code()).isEqualTo(40401);
        assertThat(waiting()).isZero();
    }
}
