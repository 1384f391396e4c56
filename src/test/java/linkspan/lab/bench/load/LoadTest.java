package linkspan.lab.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import linkspan.model.Sha256;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LoadTest {
    private final Vertx vertx = Vertx.vertx();
    private final AtomicInteger served = new AtomicInteger();

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private String serve(Consumer<HttpServerRequest> handler) {
        HttpServer server = vertx.createHttpServer()
                .requestHandler(handler::accept)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        return "http://127.0.0.1:" + server.actualPort();
    }

    private void accept(HttpServerRequest request) {
        request.response().setStatusCode(201).end("{\"orderId\":\"O-" + served.incrementAndGet() + "\"}");
    }

    @Test
    void the_closed_loop_sends_each_number_once_over_its_connections() throws Exception {
        Map<String, Integer> keys = new ConcurrentHashMap<>();
        Set<String> ports = ConcurrentHashMap.newKeySet();
        String url = serve(request -> {
            keys.merge(request.getHeader("Idempotency-Key"), 1, Integer::sum);
            ports.add(request.remoteAddress().toString());
            request.bodyHandler(body -> {
                assertThat(body.length()).isBetween(700, 1_300);
                accept(request);
            });
        });
        try (Wires wires = new Wires(url, 4)) {
            ClosedLoop load = new ClosedLoop(wires, new ApiOrders(url, "lk", "secret", Clock.systemUTC()));

            ClosedLoop.Result result = load.send(0, 100).requireAllAccepted();
            assertThat(result.latencies().count()).isEqualTo(100);
            assertThat(result.perSecond()).isPositive();
        }
        assertThat(keys)
                .hasSize(100)
                .allSatisfy((key, times) -> assertThat(times).isOne());
        assertThat(ports).hasSize(4);
    }

    @Test
    void a_refusal_is_not_counted_as_accepted() throws Exception {
        String url = serve(request -> request.response().setStatusCode(429).end("slow down"));
        try (Wires wires = new Wires(url, 2)) {
            ClosedLoop.Result result = new ClosedLoop(wires, new ShopOrders(url, "s").version(1)).send(0, 10);

            assertThat(result.refused()).isEqualTo(10);
            assertThat(result.perSecond()).isZero();
            assertThatThrownBy(result::requireAllAccepted).hasMessageContaining("10 requests were refused");
        }
    }

    @Test
    void a_busy_hub_is_told_the_same_message_again_with_another_nonce() throws Exception {
        Set<String> keys = ConcurrentHashMap.newKeySet();
        Set<String> nonces = ConcurrentHashMap.newKeySet();
        String url = serve(request -> {
            keys.add(request.getHeader("Idempotency-Key"));
            if (nonces.add(request.getHeader("X-Nonce")) && nonces.size() == 1) {
                request.response().setStatusCode(503).end();
                return;
            }
            accept(request);
        });
        try (Wires wires = new Wires(url, 1)) {
            ClosedLoop.Result result =
                    new ClosedLoop(wires, new ApiOrders(url, "lk", "s", Clock.systemUTC())).send(0, 3);

            assertThat(result.requireAllAccepted().busy()).isOne();
            assertThat(result.latencies().count()).isEqualTo(3);
        }
        assertThat(keys).hasSize(3);
        assertThat(nonces).hasSize(4);
    }

    @Test
    void the_open_loop_counts_the_wait_for_a_connection() throws Exception {
        String url = serve(request -> vertx.setTimer(20, timer -> accept(request)));
        try (Wires wires = new Wires(url, 1)) {
            OpenLoop load = new OpenLoop(wires, new ApiOrders(url, "lk", "s", Clock.systemUTC()), Clock.systemUTC());

            OpenLoop.Result result = load.run(0, 200, Duration.ofMillis(200), new AtomicBoolean());

            // 40 requests are due within 200 ms, one connection needs 800 ms: the last waits about 600 ms
            assertThat(result.dueMicros()).hasSize(40);
            assertThat(result.accept().count()).isEqualTo(40);
            assertThat(result.accept().maxMs()).isGreaterThan(400);
        }
    }

    @Test
    void a_connection_that_the_hub_closes_ends_the_load() throws Exception {
        String url = serve(request -> request.connection().close());
        try (Wires wires = new Wires(url, 2)) {
            ClosedLoop load = new ClosedLoop(wires, new ShopOrders(url, "s").version(1));

            assertThatThrownBy(() -> load.send(0, 10)).hasMessageContaining("closed a connection");
        }
    }

    @Test
    void the_signature_is_that_of_the_specification() {
        String request = new String(
                new ApiOrders("http://127.0.0.1:8080", "lk", "secret", Clock.systemUTC()).request(7),
                java.nio.charset.StandardCharsets.ISO_8859_1);
        String body = request.substring(request.indexOf("\r\n\r\n") + 4);
        String text = String.join(
                "\n",
                "LINKSPAN2",
                "POST",
                "/api/v1/orders",
                "",
                "127.0.0.1:8080",
                "application/json",
                header(request, "X-Timestamp"),
                header(request, "X-Nonce"),
                "lk",
                header(request, "Idempotency-Key"),
                Sha256.hex(body.getBytes(java.nio.charset.StandardCharsets.UTF_8)));

        assertThat(header(request, "X-Signature"))
                .isEqualTo("v2="
                        + linkspan.inbound.auth.Hmac.base64(
                                "secret", text.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }

    private static String header(String request, String name) {
        int start = request.indexOf("\r\n" + name + ": ") + name.length() + 4;
        return request.substring(start, request.indexOf("\r\n", start));
    }
}
