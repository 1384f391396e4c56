package linkspan.outbound.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import linkspan.model.ExchangeProperty;
import linkspan.model.Json;
import linkspan.model.failure.FailureCode;
import linkspan.outbound.protocol.Transport;
import linkspan.platform.resilience.DeliveryFailed;
import linkspan.platform.resilience.DeliveryFailure;
import linkspan.platform.system.Secrets;
import linkspan.platform.system.SystemCatalog;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Answers in pages, from a system that says whatever a test says. */
class PagedCallTest {
    private static final String AT = "https://acme.example/api/items?since=1";

    @TempDir
    private Path folder;

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<Duration> paused = new ArrayList<>();
    private final Map<String, List<Transport.Reply>> says = new HashMap<>();
    private final CamelContext camel = new DefaultCamelContext();

    @BeforeEach
    void a_system() throws Exception {
        camel.addComponent("call", component(to -> request -> {
            asked.add(request.url());
            List<Transport.Reply> replies = says.get(request.url());
            return Future.succeededFuture(replies.size() > 1 ? replies.remove(0) : replies.get(0));
        }));
        camel.start();
    }

    private CallComponent component(java.util.function.Function<linkspan.platform.system.SystemSettings, Transport> to)
            throws Exception {
        return new CallComponent(catalog("https://acme.example/api"), secrets(), Clock.systemUTC(), to, pause -> {
            paused.add(pause);
            return Future.succeededFuture();
        });
    }

    private SystemCatalog catalog(String url) throws Exception {
        Files.createDirectories(folder.resolve("routes/acme"));
        Files.writeString(folder.resolve("routes/acme/system.properties"), "acme.url=" + url + "\n");
        return SystemCatalog.load(folder.resolve("routes"), name -> null, value -> value);
    }

    private Secrets secrets() {
        return new Secrets(folder, name -> null, Secrets.WhenMissing.MAKE);
    }

    @AfterEach
    void stop() throws Exception {
        camel.close();
    }

    private void says(String url, int status, String retryAfter, String link, String body) {
        says.computeIfAbsent(url, at -> new ArrayList<>())
                .add(new Transport.Reply(status, "application/json", retryAfter, link, Buffer.buffer(body)));
    }

    private void says(String url, String link, String body) {
        says(url, 200, "", link, body);
    }

    private Exchange call(String options, Map<String, Object> properties) {
        String uri = "call:acme/items?method=GET&query=since=1&" + options;
        return camel.createProducerTemplate().request(uri, exchange -> {
            properties.forEach(exchange::setProperty);
            exchange.setProperty(ExchangeProperty.DATA, Json.read("{\"since\": 1}"));
        });
    }

    @SuppressWarnings("unchecked")
    private Iterator<JsonNode> rows(String options) {
        Exchange done = call(options, Map.of());
        assertThat(done.getException()).isNull();
        return (Iterator<JsonNode>) done.getMessage().getBody();
    }

    private String all(String options) {
        StringBuilder all = new StringBuilder();
        rows(options).forEachRemaining(row -> all.append(row).append(' '));
        return all.toString().strip();
    }

    private void ends(String options, String told) {
        assertThatThrownBy(() -> {
                    Exchange done = call(options, Map.of());
                    if (done.getException() != null) {
                        throw done.getException();
                    }
                    ((Iterator<?>) done.getMessage().getBody()).forEachRemaining(row -> {});
                })
                .satisfies(error -> assertThat(DeliveryFailed.unwrapped(error))
                        .isInstanceOfSatisfying(
                                DeliveryFailure.class,
                                failure -> assertThat(failure.code()).isEqualTo(FailureCode.SYSTEM_ANSWER_INVALID))
                        .hasMessageContaining(told));
    }

    @Test
    void a_page_is_asked_for_when_the_one_before_is_used_up() {
        says(AT, "</api/items?p=2>; rel=\"next\"", "[1.50, 2]");
        says("https://acme.example/api/items?p=2", "<?p=3>; rel=next", "[]");
        says("https://acme.example/api/items?p=3", "", "[3]");

        Iterator<JsonNode> rows = rows("next=link");
        assertThat(rows.next()).hasToString("1.50");
        assertThat(rows.next()).hasToString("2");
        assertThat(asked).containsExactly(AT);
        assertThat(rows.next()).hasToString("3");
        assertThat(rows.hasNext()).isFalse();
        assertThat(asked).hasSize(3);
    }

    @Test
    void a_value_in_the_answer_is_a_part_of_the_query_or_an_address() {
        says(AT, "", "{\"d\": {\"rows\": [1]}, \"next\": \"a&b\"}");
        says("https://acme.example/api/items?since=1&cursor=a%26b", "", "{\"d\": {\"rows\": [2]}, \"next\": null}");
        assertThat(all("next=/next&rows=/d/rows&next-query=RAW(since={since}&cursor={next})"))
                .isEqualTo("1 2");

        says.clear();
        says(AT, "", "{\"rows\": [1], \"next\": \"https://ACME.example:443/api/items?c=2\"}");
        says("https://acme.example/api/items?c=2", "", "{\"rows\": [2], \"next\": \"\"}");
        assertThat(all("next=/next&rows=/rows&maxPages=2"))
                .isEqualTo("1 2"); // as Camel writes max-pages below parameters
        assertThat(all("next=/next")).startsWith("{\"rows\":[1]");
    }

    @Test
    void pages_or_rows_are_counted_until_one_is_short() {
        says(AT, "", "[1, 2]");
        says("https://acme.example/api/items?page=1", "", "[3, 4]");
        says("https://acme.example/api/items?page=2", "", "[5]");
        says("https://acme.example/api/items?page=3", "", "[]");
        assertThat(all("next=number&next-query=page={next}&from=1")).isEqualTo("1 2 3 4 5");
        assertThat(asked).hasSize(4);
        assertThat(all("next=number&next-query=page={next}&from=1&size=2")).isEqualTo("1 2 3 4 5");
        assertThat(asked).hasSize(7);

        says("https://acme.example/api/items?skip=2", "", "[6]");
        says("https://acme.example/api/items?skip=3", "", "[]");
        assertThat(all("next=offset&next-query=skip={next}")).isEqualTo("1 2 6");
    }

    @Test
    void no_other_host_is_followed_and_nothing_that_is_no_address() {
        says(AT, "<https://evil.example/api/items?p=2>; rel=next", "[1]");
        ends("next=link", "only the host that is asked is followed");
        for (String link : List.of(
                "http://acme.example/api",
                "//evil.example/x",
                "https://acme.example:8443/x",
                "https://acme.example@evil.example/",
                "https://user@acme.example/x",
                "javascript:alert(1)")) {
            says.clear();
            says(AT, "<" + link + ">; rel=next", "[1]");
            ends("next=link", "its next page is");
        }
        says.clear();
        says(AT, "", "{\"next\": \"soon\"}");
        ends("next=/next", "is no address");
        assertThat(asked).containsOnly(AT);
    }

    @Test
    void pages_that_do_not_end_end_with_an_error() {
        says(AT, "<?p=2>; rel=next", "[1]");
        says("https://acme.example/api/items?p=2", "<?p=3>; rel=next", "[2]");
        says("https://acme.example/api/items?p=3", "<?p=2>; rel=next", "[3]");
        ends("next=link", "one that it has answered with before");
        ends("next=link&max-pages=2", "over 2 pages");
        ends("next=link&max-bytes=4B", "over 4 bytes");

        says("https://acme.example/api/items?page=2", "", "[1]"); // it does not know the word page
        ends("next=number&next-query=page={next}", "the same as the one before");
        says.clear();
        says(AT, "", "{\"rows\": 7}");
        ends("next=link&rows=/rows", "no list at rows=/rows");
        ends("next=offset&next-query=skip={next}", "no list at rows=");
    }

    @Test
    void in_the_middle_it_waits_as_long_as_it_is_asked_to_and_no_longer_than_a_minute() {
        says(AT, "<?p=2>; rel=next", "[1]");
        says("https://acme.example/api/items?p=2", 429, "7", "", "{}");
        says("https://acme.example/api/items?p=2", 503, "1", "", "{}");
        says("https://acme.example/api/items?p=2", "", "[2]");
        assertThat(all("next=link")).isEqualTo("1 2");
        assertThat(paused).containsExactly(Duration.ofSeconds(7), Duration.ofSeconds(1));

        says.remove("https://acme.example/api/items?p=2");
        says("https://acme.example/api/items?p=2", 429, "61", "", "{}");
        Iterator<JsonNode> rows = rows("next=link");
        rows.next();
        assertThatThrownBy(rows::hasNext)
                .satisfies(error -> assertThat(DeliveryFailed.unwrapped(error))
                        .isInstanceOfSatisfying(
                                DeliveryFailure.class,
                                failure -> assertThat(failure.retryAfter()).isEqualTo(Duration.ofSeconds(61))));
        assertThatThrownBy(rows::hasNext).isInstanceOf(DeliveryFailed.class); // it has not come to an end
        assertThat(paused).hasSize(2);
    }

    @Test
    void a_poll_gets_the_page_that_it_asks_for_and_where_the_next_one_is() {
        says(AT, "<?p=2>; rel=next", "[1]");
        says("https://acme.example/api/items?p=2", "", "[2]");
        Exchange first = call("next=link", Map.of(ExchangeProperty.PAGE, ""));
        assertThat(first.getMessage().getBody()).hasToString("[1]");
        String next = first.getProperty(ExchangeProperty.NEXT, String.class);
        assertThat(next).isEqualTo("/api/items?p=2");
        Exchange second = call("next=link", Map.of(ExchangeProperty.PAGE, next));
        assertThat(second.getMessage().getBody()).hasToString("[2]");
        assertThat(second.getProperty(ExchangeProperty.NEXT)).isNull();
    }

    @Test
    void over_the_network_a_split_reads_page_after_page() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/items", http -> {
            String query = String.valueOf(http.getRequestURI().getQuery());
            int page = query.startsWith("page=") ? Integer.parseInt(query.substring(5)) : 1;
            if (page < 4) {
                http.getResponseHeaders().add("Link", "<?page=1>; rel=first");
                http.getResponseHeaders().add("Link", "<?page=" + (page + 1) + ">; rel=next");
            }
            byte[] bytes = ("[" + page + "]").getBytes(StandardCharsets.UTF_8);
            http.sendResponseHeaders(200, bytes.length);
            http.getResponseBody().write(bytes);
            http.close();
        });
        server.start();
        Vertx vertx = Vertx.vertx();
        try (CamelContext own = new DefaultCamelContext()) {
            List<String> came = new CopyOnWriteArrayList<>();
            SystemCatalog there =
                    catalog("http://127.0.0.1:" + server.getAddress().getPort());
            own.addComponent(
                    "call", new CallComponent(there, secrets(), vertx, Clock.systemUTC(), (system, net) -> net));
            own.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:read")
                            .to("call:acme/items?method=GET&next=link")
                            .split(body())
                            .streaming()
                            .process(
                                    each -> came.add(each.getMessage().getBody().toString()));
                }
            });
            own.start();
            assertThat(own.createProducerTemplate()
                            .request("direct:read", it -> {})
                            .getException())
                    .isNull();
            assertThat(came).containsExactly("1", "2", "3", "4");
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
            server.stop(0);
        }
    }
}
