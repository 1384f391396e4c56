package linkspan.inbound.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import linkspan.model.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommitHookTest {
    private static final HookRoutes ROUTES = new HookRoutes();
    private static IntakeHub hub;
    private static Sender sender;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        hub = new IntakeHub(folder, IntakeHub.limits(), ROUTES);
        sender = new Sender(hub.port());
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    private static HttpResponse<String> post(String system, String event) {
        return sender.send(
                "POST",
                "/in/" + system + "/" + event,
                "{}",
                Map.of("Content-Type", "application/json", "Idempotency-Key", event));
    }

    @ParameterizedTest(name = "{1}/{0}: {2}, {3} messages, {4} events")
    @CsvSource({
        "ok, open, 200, 1, 1",
        "stops, open, 200, 1, 1",
        "threads, open, 200, 1, 1",
        "throws, open, 500, 0, 0",
        "refuses, partner-like, 400, 0, 0",
        "unmappable, partner-like, 422, 0, 0",
        "marked, open, 500, 0, 0",
        "marked-last, open, 500, 0, 0",
        "handled, open, 500, 0, 0",
        "handled-422, partner-like, 422, 0, 0",
        "handled-refused, partner-like, 400, 0, 0",
        "continued, open, 200, 1, 1",
        "dead-letter, open, 500, 0, 0",
        "do-catch, open, 200, 1, 1",
        "status-422, partner-like, 422, 0, 0",
        "teapot, open, 500, 0, 0",
        "split, open, 200, 1, 6",
        "split-parallel, open, 200, 1, 6",
        "split-fails, open, 500, 0, 0",
        "split-stops, open, 500, 0, 0",
        "multicast, open, 200, 1, 2",
        "fast-tap, open, 200, 1, 1",
        "breaker, open, 200, 1, 1",
        "no-unit, open, 200, 1, 1",
    })
    void commits_exactly_what_ended_well(String event, String system, int status, int messages, int events) {
        HttpResponse<String> answer = post(system, event);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).doesNotContain("Exception").doesNotContain("linkspan.");
        assertThat(hub.value("select count(*) from messages where route = ?", event))
                .isEqualTo(Integer.toString(messages));
        assertThat(hub.value("select count(*) from events where stream_key = ?", event))
                .isEqualTo(Integer.toString(events));
        assertThat(hub.count("messages") > 0 && messages == 1)
                .isEqualTo(hub.value("select idempotency_key from messages where route = ?", event)
                        .startsWith(event + ":"));
    }

    @Test
    void what_is_refused_says_why() {
        assertThat(Json.read(post("partner-like", "refuses").body())
                        .path("details")
                        .path("reason")
                        .asText())
                .isEqualTo("name: missing");
        assertThat(Json.read(post("partner-like", "unmappable").body())
                        .path("details")
                        .path("path")
                        .asText())
                .isEqualTo("customer.name");
    }

    @Test
    void a_parallel_split_keeps_its_order() {
        post("open", "split-parallel");
        String names = IntStream.rangeClosed(1, 6)
                .mapToObj(seq -> hub.value(
                        "select utf8tostring(data) from events where stream_key = 'split-parallel' and seq = ?", seq))
                .map(data -> Json.read(data).path("name").asText())
                .collect(Collectors.joining());
        assertThat(names).isEqualTo("abcdef");
    }

    @Test
    void what_comes_after_the_answer_is_told_that_the_unit_is_closed() throws InterruptedException {
        assertThat(post("open", "tap").statusCode()).isEqualTo(200);
        assertThat(post("open", "breaker-late").statusCode()).isEqualTo(200);
        ROUTES.answered.countDown();

        assertThat(ROUTES.late.await(2, TimeUnit.MINUTES)).isTrue();
        assertThat(hub.value("select count(*) from events where stream_key in ('too-late', 'sneaked-in')"))
                .isEqualTo("0");
        assertThat(hub.value("select count(*) from events where stream_key = 'tap'"))
                .isEqualTo("1");
    }

    @Test
    void no_header_of_the_route_leaves() {
        HttpResponse<String> answer = post("open", "header");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().map().keySet()).containsExactlyInAnyOrder("content-length", "content-type");
    }

    @Test
    void camel_counts_nothing_as_under_way_afterwards() {
        post("open", "ok");
        post("open", "throws");
        await().until(() -> hub.camel().getInflightRepository().size() == 0);
    }
}
