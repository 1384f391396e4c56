package linkspan.inbound.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import linkspan.inbound.http.HttpLimits;
import linkspan.inbound.http.HubHttpServer;
import linkspan.inbound.request.Envelope;
import linkspan.model.Json;
import linkspan.platform.system.ConfigurationError;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StopTest {
    private final CountDownLatch entered = new CountDownLatch(2);
    private final CountDownLatch go = new CountDownLatch(1);

    private IntakeHub hub(Path folder) throws Exception {
        return new IntakeHub(folder, new HttpLimits("127.0.0.1", 0, 1, 2, 2, 1 << 20), new RouteBuilder() {
            @Override
            public void configure() {
                from("receive:slow?system=open").routeId("open.slow").process(exchange -> {
                    entered.countDown();
                    go.await(2, TimeUnit.MINUTES);
                });
            }
        });
    }

    private static HttpResponse<String> post(int port, String body) {
        return new Sender(port).send("POST", "/in/open/slow", body, Map.of("Content-Type", "application/json"));
    }

    @Test
    void more_than_it_can_take_is_turned_away_and_a_stop_lets_the_others_finish(@TempDir Path folder) throws Exception {
        try (IntakeHub hub = hub(folder)) {
            CompletableFuture<HttpResponse<String>> one =
                    CompletableFuture.supplyAsync(() -> post(hub.port(), "{\"a\":1}"));
            CompletableFuture<HttpResponse<String>> two =
                    CompletableFuture.supplyAsync(() -> post(hub.port(), "{\"a\":2}"));
            assertThat(entered.await(2, TimeUnit.MINUTES)).isTrue();

            HttpResponse<String> third = post(hub.port(), "{\"a\":3}");
            assertThat(third.statusCode()).isEqualTo(503);
            assertThat(Json.read(third.body()).path("code").asInt()).isEqualTo(50300);
            assertThat(third.headers().firstValue("Retry-After")).contains("1");

            hub.server.stopAccepting();
            HttpResponse<String> late = post(hub.port(), "{\"a\":4}");
            assertThat(late.statusCode()).isEqualTo(503);
            assertThat(Json.read(late.body()).path("code").asInt()).isEqualTo(50302);
            assertThat(late.headers().firstValue("Connection")).contains("close");
            assertThat(hub.server.awaitIdle(Duration.ofMillis(50))).isFalse();

            go.countDown();
            assertThat(one.get(2, TimeUnit.MINUTES).statusCode()).isEqualTo(200);
            assertThat(two.get(2, TimeUnit.MINUTES).statusCode()).isEqualTo(200);
            assertThat(hub.server.awaitIdle(Duration.ofSeconds(5))).isTrue();
            assertThat(hub.count("messages")).isEqualTo(2);
        }
    }

    @Test
    void a_stop_of_everything_answers_what_is_under_way(@TempDir Path folder) throws Exception {
        IntakeHub hub = hub(folder);
        CompletableFuture<HttpResponse<String>> one =
                CompletableFuture.supplyAsync(() -> post(hub.port(), "{\"a\":1}"));
        await().until(() -> entered.getCount() == 1);
        hub.server.stopAccepting();
        CompletableFuture<Void> stopped = CompletableFuture.runAsync(hub::close);
        go.countDown();
        assertThat(one.get(2, TimeUnit.MINUTES).statusCode()).isEqualTo(200);
        stopped.get(2, TimeUnit.MINUTES);
    }

    @Test
    void without_its_database_it_says_try_again(@TempDir Path folder) throws Exception {
        go.countDown();
        IntakeHub hub = hub(folder);
        try (hub) {
            hub.breakDatabase();
            HttpResponse<String> answer = post(hub.port(), "{}");
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(Json.read(answer.body()).path("code").asInt()).isEqualTo(50301);
            assertThat(answer.headers().firstValue("Retry-After")).contains("1");
        }
    }

    @Test
    void a_port_in_use_is_named(@TempDir Path folder) throws Exception {
        try (IntakeHub hub = hub(folder);
                HubHttpServer second = new HubHttpServer(
                        HttpLimits.on("127.0.0.1", hub.port()), new Envelope(hub.clock), hub.meters, new Random())) {
            assertThatThrownBy(second::listen)
                    .isInstanceOf(ConfigurationError.class)
                    .hasMessage("--port: 127.0.0.1:" + hub.port() + " is in use");
        }
    }
}
