package linkspan.inbound.route;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import linkspan.model.Json;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each request has one fault more than the one before: the answer tells which check comes first. */
class OrderOfChecksTest {
    private static final String PATH = "/in/shop/customer-changed";
    private static IntakeHub hub;
    private static Sender sender;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        hub = new IntakeHub(folder, IntakeHub.limits(), new RouteBuilder() {
            @Override
            public void configure() {
                from("receive:customer-changed?system=shop")
                        .routeId("shop.take")
                        .process(Steps::collect);
                from("receive:small?system=open").routeId("open.small").process(Steps::collect);
                from("receive:small?system=partner-like")
                        .routeId("partner-like.small")
                        .process(Steps::collect);
            }
        });
        sender = new Sender(hub.port());
    }

    @AfterAll
    static void stop() {
        assertThat(hub.written()).isEqualTo("0 messages, 0 events");
        hub.close();
    }

    private static final String BROKEN = "{\"id\":";
    private static final Map<String, String> LONG = Map.of("X-Long", "x".repeat(9_000));

    @Test
    void broken_json_is_400_with_its_place() {
        HttpResponse<String> answer =
                sender.send("POST", "/in/partner-like/small", BROKEN, Map.of("Content-Type", "application/json"));
        JsonNode body = Json.read(answer.body());
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(body.path("code").asInt()).isEqualTo(40002);
        assertThat(body.path("message").asText()).isEqualTo("JSON 格式错误");
        assertThat(body.path("data").isNull()).isTrue();
        assertThat(body.path("details").path("reason").asText()).contains("line 1");
    }

    @Test
    void a_wrong_content_type_comes_before_broken_json() {
        assertThat(typed("text/plain")).isEqualTo(415);
        for (String parameters : List.of(
                "",
                ";charset=utf8",
                "; charset=UTF-8",
                "; charset=us-ascii",
                "; charset=utf-16",
                "; charset=none-that-exists",
                "; version=1",
                "; charset=utf-8; boundary=x",
                ";",
                "; " + "x".repeat(300))) {
            assertThat(typed("application/json" + parameters)).as(parameters).isEqualTo(400);
        }
        assertThat(typed("application/vnd.company.v1+json")).isEqualTo(400);
        assertThat(typed("application/x-www-form-urlencoded")).isEqualTo(415);
        assertThat(typed("multipart/form-data; boundary=x")).isEqualTo(415);
    }

    private static int typed(String type) {
        return sender.send("POST", "/in/partner-like/small", BROKEN, Map.of("Content-Type", type))
                .statusCode();
    }

    @Test
    void a_compressed_body_is_not_taken() {
        Map<String, String> headers = new TreeMap<>(Sender.shopHeaders("d", BROKEN));
        headers.put("Content-Encoding", "gzip");
        assertThat(sender.send("POST", PATH, BROKEN, headers).statusCode()).isEqualTo(415);
    }

    @Test
    void an_unknown_sender_comes_before_the_content_type() {
        HttpResponse<String> answer = sender.send("POST", PATH, BROKEN, Map.of("Content-Type", "text/plain"));
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(Json.read(answer.body()).has("details")).isFalse();
        assertThat(hub.value("select detail from audit_log where action = 'signature-refused'"))
                .contains("x-shopify-hmac-sha256 is missing");
    }

    @Test
    void the_size_of_the_body_comes_before_the_sender() {
        assertThat(sender.send("POST", PATH, "x".repeat((2 << 20) + 1), Map.of())
                        .statusCode())
                .isEqualTo(413);
        assertThat(sender.send("POST", PATH, "x".repeat(2 << 20), Map.of()).statusCode())
                .isEqualTo(401);
    }

    @Test
    void a_declared_length_is_refused_before_the_body_is_read() throws IOException {
        RawSocket.Reply reply = RawSocket.send(
                hub.port(), "POST " + PATH + " HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999\r\n\r\n");
        assertThat(reply.status()).isEqualTo(413);
        assertThat(reply.text()).contains("\"code\":41300");
    }

    @Test
    void a_chunked_body_is_refused_while_it_is_read() throws IOException {
        String chunk = "10000\r\n" + "x".repeat(0x10000) + "\r\n";
        RawSocket.Reply reply = RawSocket.send(
                hub.port(),
                ("POST /in/open/small HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n" + chunk.repeat(18))
                        .getBytes(StandardCharsets.ISO_8859_1),
                1_500);
        assertThat(reply.status()).isEqualTo(413);
        assertThat(reply.closed()).isTrue();
    }

    @Test
    void the_headers_come_before_the_size_of_the_body() {
        HttpResponse<String> answer = sender.send("POST", PATH, "x".repeat((2 << 20) + 1), LONG);
        assertThat(answer.statusCode()).isEqualTo(431);
        assertThat(Json.read(answer.body()).path("code").asInt()).isEqualTo(43100);
    }

    @Test
    void more_than_a_hundred_headers_are_too_many() throws IOException {
        StringBuilder request = new StringBuilder("POST " + PATH + " HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n");
        for (int i = 0; i < 99; i++) {
            request.append("h").append(i).append(": 1\r\n");
        }
        assertThat(RawSocket.send(hub.port(), request + "\r\n").status()).isEqualTo(431);
    }

    @Test
    void a_long_uri_is_414_and_an_endless_one_too() {
        assertThat(sender.send("POST", PATH + "?q=" + "x".repeat(5_000), "", Map.of())
                        .statusCode())
                .isEqualTo(414);
        assertThat(sender.send("POST", PATH + "?q=" + "x".repeat(70_000), "", Map.of())
                        .statusCode())
                .isEqualTo(414);
    }

    @Test
    void endless_headers_are_431() throws IOException {
        RawSocket.Reply reply = RawSocket.send(
                hub.port(), "POST " + PATH + " HTTP/1.1\r\nHost: x\r\nX: " + "x".repeat(70_000) + "\r\n\r\n");
        assertThat(reply.status()).isEqualTo(431);
        assertThat(reply.closed()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "DELETE", "PATCH", "OPTIONS", "HEAD", "TRACE", "BREW"})
    void the_method_comes_before_the_headers(String method) throws IOException {
        RawSocket.Reply reply = RawSocket.send(
                hub.port(), method + " " + PATH + " HTTP/1.1\r\nHost: x\r\nX: " + "x".repeat(9_000) + "\r\n\r\n");
        assertThat(reply.status()).isEqualTo(405);
        assertThat(reply.text()).containsIgnoringCase("\r\nallow: POST\r\n");
        assertThat(reply.body().isEmpty()).isEqualTo(method.equals("HEAD"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/in",
                "/in/shop",
                "/in/shop/other",
                "/in/nobody/customer-changed",
                "//in/shop/customer-changed",
                "/in//shop/customer-changed",
                "/in/./shop/customer-changed",
                "/in/x/../shop/customer-changed",
                "/in/shop/customer-changed/",
                "/in/shop/%63ustomer-changed",
                "/IN/shop/customer-changed",
                "/in/shop/customer-changed;x=1",
                "/in/shop/customer-changed%00",
                "/in%2Fshop%2Fcustomer-changed",
                "*"
            })
    void the_path_comes_first_and_counts_as_it_was_sent(String path) throws IOException {
        RawSocket.Reply reply = RawSocket.send(
                hub.port(), "GET " + path + " HTTP/1.1\r\nHost: x\r\nX: " + "x".repeat(9_000) + "\r\n\r\n");
        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.text()).contains("application/json").contains("资源不存在").doesNotContain("<html");
    }

    @Test
    void exactly_one_host_is_named() throws IOException {
        String head = "POST " + PATH + " HTTP/1.1\r\nContent-Length: 0\r\n";
        assertThat(RawSocket.send(hub.port(), head + "\r\n").status()).isEqualTo(400);
        assertThat(RawSocket.send(hub.port(), head + "Host: a\r\nHost: b\r\n\r\n")
                        .status())
                .isEqualTo(400);
        assertThat(RawSocket.send(hub.port(), head + "Host: a\r\nHost: a\r\n\r\n")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void who_expects_a_go_ahead_gets_it_only_when_the_head_is_fine() throws IOException {
        String unsigned = " HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n";
        String head = unsigned.replace("Host:", "X-Shopify-Hmac-Sha256: " + "A".repeat(43) + "=\r\nHost:");
        byte[] waiting = ("POST " + PATH + head).getBytes(StandardCharsets.ISO_8859_1);
        assertThat(RawSocket.send(hub.port(), waiting, 500).text()).startsWith("HTTP/1.1 100");
        assertThat(RawSocket.send(hub.port(), "POST " + PATH + unsigned).text()).startsWith("HTTP/1.1 401");
        assertThat(RawSocket.send(hub.port(), "POST /other" + head).status()).isEqualTo(404);
        assertThat(RawSocket.send(hub.port(), "POST " + PATH + head.replace("100-continue", "200-ok"))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void a_failure_is_told_as_the_sender_asks_for_it() {
        HttpResponse<String> problem = sender.send(
                "POST",
                PATH,
                "",
                Map.of("Accept", "text/html, application/problem+json;q=0.8", "Accept-Language", "en-GB,zh;q=0.5"));
        JsonNode body = Json.read(problem.body());
        assertThat(problem.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(body.path("type").asText()).isEqualTo("urn:linkspan:failure:signature-invalid");
        assertThat(body.path("title").asText()).isEqualTo("authentication failed");
        assertThat(body.path("status").asInt()).isEqualTo(401);
        assertThat(body.path("code").asInt()).isEqualTo(40101);

        HttpResponse<String> envelope = sender.send("POST", PATH, "", Map.of("Accept-Language", "zh-CN,en;q=0.9"));
        assertThat(envelope.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(envelope.body()).contains("身份验证失败");
    }
}
