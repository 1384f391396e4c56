package linkspan.inbound.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import linkspan.inbound.auth.Hmac;
import linkspan.inbound.request.RequestFacts;
import linkspan.model.ExchangeProperty;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeaderHygieneTest {
    private static final List<String> NAMES = List.of(
            "kafka.OVERRIDE_TOPIC",
            "kafka.KEY",
            "kafka.PARTITION_KEY",
            "kafka.OVERRIDE_TIMESTAMP",
            "CamelHttpUri",
            "CamelHttpMethod",
            "CamelHttpPath",
            "CamelFileName",
            "CamelSqlQuery",
            "CamelJdbcParameters",
            "CamelBeanMethodName",
            "CamelExecCommandExecutable");
    private static final String PATH = "/in/open/look";
    private static final ConcurrentLinkedQueue<String> SEEN = new ConcurrentLinkedQueue<>();
    private static final ConcurrentLinkedQueue<String> KEPT = new ConcurrentLinkedQueue<>();
    private static IntakeHub hub;
    private static Sender sender;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        hub = new IntakeHub(folder, IntakeHub.limits(), new RouteBuilder() {
            @Override
            public void configure() {
                from("receive:look?system=open").routeId("open.look").process(HeaderHygieneTest::look);
                from("receive:look?system=hook").routeId("hook.look").process(HeaderHygieneTest::keep);
                from("receive:look?system=keyed").routeId("keyed.look").process(HeaderHygieneTest::keep);
            }
        });
        sender = new Sender(hub.port());
    }

    private static void look(Exchange exchange) {
        exchange.getMessage().getHeaders().forEach((name, value) -> SEEN.add(name + "=" + value));
        exchange.getProperties().keySet().stream()
                .filter(name -> !name.startsWith("linkspan."))
                .forEach(SEEN::add);
        RequestFacts facts = exchange.getProperty(ExchangeProperty.REQUEST, RequestFacts.class);
        facts.headers().keySet().stream()
                .filter(name -> NAMES.stream().anyMatch(name::equalsIgnoreCase))
                .forEach(SEEN::add);
    }

    /** What a route sees of a request that had to prove its sender. */
    private static void keep(Exchange exchange) {
        KEPT.clear();
        KEPT.addAll(exchange.getMessage().getHeaders().keySet());
        KEPT.addAll(exchange.getProperty(ExchangeProperty.REQUEST, RequestFacts.class)
                .headers()
                .keySet());
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    private static Stream<String> variants() {
        return NAMES.stream()
                .flatMap(name -> Stream.of(
                        name,
                        name.toLowerCase(Locale.ROOT),
                        name.toUpperCase(Locale.ROOT),
                        name.substring(0, 1).toUpperCase(Locale.ROOT)
                                + name.substring(1).toLowerCase(Locale.ROOT),
                        name.substring(0, 1).toLowerCase(Locale.ROOT)
                                + name.substring(1).toUpperCase(Locale.ROOT),
                        alternating(name)));
    }

    private static String alternating(String name) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            text.append(i % 2 == 0 ? Character.toUpperCase(name.charAt(i)) : Character.toLowerCase(name.charAt(i)));
        }
        return text.toString();
    }

    @Test
    void no_header_query_or_form_field_reaches_a_route_or_the_answer() {
        variants().forEach(name -> {
            Map<String, String> json = new TreeMap<>(Map.of("Content-Type", "application/json"));
            String body = "{\"" + name + "\":\"evil\"}";
            String other = "{\"" + name + "\":\"evil\",\"a\":1}";
            clean(name, 200, sender.send("POST", PATH + "?" + name + "=evil", body, json));
            json.put(name, "evil");
            clean(name, 200, sender.send("POST", PATH, other, json));
            Map<String, String> form = Map.of("Content-Type", "application/x-www-form-urlencoded");
            clean(name, 415, sender.send("POST", PATH, name + "=evil", form));
            String part = "--b\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\nevil\r\n--b--\r\n";
            Map<String, String> parts = Map.of("Content-Type", "multipart/form-data; boundary=b");
            clean(name, 415, sender.send("POST", PATH, part, parts));
        });
        assertThat(SEEN).isEmpty();
        assertThat(Files.exists(Path.of("file-uploads"))).isFalse();
    }

    private static void clean(String name, int status, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(name).isEqualTo(status);
        assertThat(answer.headers().map().keySet())
                .as(name)
                .containsExactlyInAnyOrder("content-length", "content-type");
        assertThat(answer.body()).as(name).doesNotContain("evil");
    }

    @Test
    void the_headers_of_a_way_of_signing_are_read_for_it_alone_and_reach_no_route() {
        String body = "{\"hook\":1}";
        String mac = HexFormat.of()
                .formatHex(Base64.getDecoder()
                        .decode(Hmac.base64(IntakeHub.SHOP_SECRET, body.getBytes(StandardCharsets.UTF_8))));
        Map<String, String> headers = new TreeMap<>(Map.of(
                "Content-Type", "application/json",
                "Authorization", "Bearer secret",
                "X-Hub-Signature", mac,
                "X-Hub-Id", "hook-1",
                "X-Shopify-Webhook-Id", "not-its-own",
                "X-Hub-Key", "not-its-own"));
        assertThat(sender.send("POST", "/in/hook/look", body, headers).statusCode())
                .isEqualTo(200);
        assertThat(KEPT).containsExactlyInAnyOrder("content-type", "host");
        assertThat(hub.value("select idempotency_key from messages where route = 'hook.look'"))
                .startsWith("hook-1:");
        assertThat(sender.send("POST", "/in/hook/look", body + " ", headers).statusCode())
                .isEqualTo(401);
        headers.remove("X-Hub-Id");
        assertThat(sender.send("POST", "/in/hook/look", body, headers).statusCode())
                .isEqualTo(200);
        assertThat(hub.value("select count(*) from messages where idempotency_key like 'not-its-own%'"))
                .isEqualTo("0");
    }

    @Test
    void a_fixed_secret_is_believed_and_shown_to_no_route() {
        Map<String, String> headers =
                new TreeMap<>(Map.of("Content-Type", "application/json", "X-Hub-Key", IntakeHub.SHOP_SECRET));
        assertThat(sender.send("POST", "/in/keyed/look", "{}", headers).statusCode())
                .isEqualTo(200);
        assertThat(KEPT).containsExactlyInAnyOrder("content-type", "host");
        headers.put("X-Hub-Key", IntakeHub.SHOP_SECRET + "x");
        assertThat(sender.send("POST", "/in/keyed/look", "{}", headers).statusCode())
                .isEqualTo(401);
        headers.remove("X-Hub-Key");
        assertThat(sender.send("POST", "/in/keyed/look", "{}", headers).statusCode())
                .isEqualTo(401);
    }

    @Test
    void a_charset_or_a_broken_escape_in_the_request_does_no_harm() throws IOException {
        RawSocket.Reply reply = RawSocket.send(
                hub.port(),
                ("POST " + PATH
                                + "?%zz=%ff&a HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 2\r\n"
                                + "Connection: close\r\nCookie: a=b\r\nAuthorization: Basic eDp5\r\n\r\n{}")
                        .getBytes(StandardCharsets.ISO_8859_1),
                5_000);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(SEEN).isEmpty();
    }
}
