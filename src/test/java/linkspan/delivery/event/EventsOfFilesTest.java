package linkspan.delivery.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import linkspan.author.Checkers;
import linkspan.author.check.Check;
import linkspan.author.check.Report;
import linkspan.author.check.Scope;
import linkspan.author.check.Sources;
import linkspan.mapping.MappingBroken;
import linkspan.mapping.schema.EventSchemas;
import linkspan.model.Json;
import linkspan.stand.FewSystems;
import linkspan.stand.OwnHub;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two events that no code of the hub knows, added by files alone: one among an order's, one on a topic of its own. */
@Timeout(120)
class EventsOfFilesTest {
    @TempDir
    private Path home;

    private void put(String name, String text) throws Exception {
        Path file = home.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void event(String name, String topic, String key, String id) throws Exception {
        put("mappings/_canonical/" + name + ".v1.schema.json", """
                {
                  "$schema": "https://json-schema.org/draft/2020-12/schema",
                  "title": "What the supplier says, version 1",
                  "x-topic": "%s",
                  "x-key": %s,
                  "type": "object",
                  "required": ["%s", "lines"],
                  "properties": {
                    "%s": {"title": "Number", "type": "string", "examples": ["N-1"]},
                    "lines": {"title": "Lines", "type": "integer", "minimum": 1, "examples": [2]}
                  }
                }
                """.formatted(topic, key, id, id));
        String receive = "acme/receive-" + name;
        put("mappings/" + receive + ".jslt", "[{\"" + id + "\": .no, \"lines\": .count}]\n");
        put("mappings/" + receive + "/one.in.json", "{\"no\": \"N-1\", \"count\": 2}\n");
        put("mappings/" + receive + "/one.out.json", "[{\"" + id + "\": \"N-1\", \"lines\": 2}]\n");
        String deliver = "acme/deliver-" + name;
        put("mappings/" + deliver + ".jslt", "{\"type\": $event.eventType, \"n\": ." + id + ", \"lines\": .lines}\n");
        put("mappings/" + deliver + "/one.in.json", "{\"" + id + "\": \"N-1\", \"lines\": 2}\n");
        String wire = name.toUpperCase(Locale.ROOT).replace('-', '_');
        put("mappings/" + deliver + "/one.out.json", "{\"type\": \"" + wire + "\", \"n\": \"N-1\", \"lines\": 2}\n");
        route(receive, "receive", name, "");
        put("routes/" + receive + ".test.yaml", """
                tests:
                  - name: it becomes an event
                    send: {json: {no: N-7, count: 1}}
                    expect: {accept: {event: %s, json: {%s: N-7, lines: 1}}}
                """.formatted(name, id));
        route(deliver, "deliver", name, "\n      - {name: call, value: " + name + "}");
        put("routes/" + deliver + ".test.yaml", """
                tests:
                  - name: it is told
                    send: {json: {%s: N-1, lines: 2}}
                    expect: {call: {path: %s, key: $uuid, contains: {n: N-1}}}
                """.formatted(id, name));
    }

    private void route(String file, String template, String event, String further) throws Exception {
        String id = file.replace('/', '.');
        put("routes/" + file + ".camel.yaml", """
                - templatedRoute:
                    routeId: %s
                    prefixId: %s.
                    routeTemplateRef: %s
                    parameters:
                      - {name: system, value: acme}
                      - {name: event, value: %s}%s
                """.formatted(id, id, template, event, further));
    }

    @BeforeEach
    void files() throws Exception {
        FewSystems.home(home, List.of());
        put("routes/acme/system.properties", """
                acme.title=Acme
                acme.owner=purchasing
                acme.contact=acme@example.com
                acme.url=http://127.0.0.1:1
                acme.auth=linkspan-v2
                acme.secret=acme-in
                acme.unmappable=refuse
                acme.start=earliest
                """);
        event("order-returned", "order-topic", "\"/orderId\"", "orderId");
        event("purchase-order-created", "purchase-topic", "[\"/poNo\"]", "poNo");
    }

    private List<String> findings() {
        Report report =
                new Check(Checkers.all()).run(new Sources(home.resolve("routes"), home.resolve("mappings")), Scope.ALL);
        return report.findings().stream()
                .map(finding -> finding.place() + " " + finding.code() + " " + finding.text())
                .filter(line -> line.contains("acme") || line.contains("_canonical"))
                .toList();
    }

    @Test
    @Tag("database")
    void they_are_received_and_delivered() throws Exception {
        assertThat(findings()).isEmpty();
        List<String> arrived = new CopyOnWriteArrayList<>();
        HttpServer supplier = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        supplier.createContext("/", exchange -> {
            String body = Json.text(Json.read(exchange.getRequestBody().readAllBytes()));
            arrived.add(exchange.getRequestURI().getPath() + " " + body);
            exchange.sendResponseHeaders(200, 2);
            exchange.getResponseBody().write("{}".getBytes(StandardCharsets.UTF_8));
            exchange.close();
        });
        supplier.start();
        String url = "http://127.0.0.1:" + supplier.getAddress().getPort();
        try (OwnHub hub = new OwnHub(
                home,
                Map.of("LINKSPAN_ACME_URL", url, "LINKSPAN_SECRET_ACME_IN", "a-secret-of-acme-of-32-characters"))) {
            for (String event : List.of("order-returned", "purchase-order-created")) {
                for (int lines = 1; lines <= 3; lines++) {
                    String number = lines == 2 ? "N-2" : "N-1";
                    String body = "{\"no\": \"" + number + "\", \"count\": " + lines + "}";
                    assertThat(hub.house("acme-in")
                                    .post("/in/acme/" + event, body)
                                    .statusCode())
                            .isEqualTo(200);
                }
                assertThat(hub.house("acme-in")
                                .post("/in/acme/" + event, "{\"no\": \"N-1\", \"count\": 0}")
                                .body())
                        .contains(event + " is off its schema: lines: must be >= 1");
            }
            await().until(() -> arrived.size() == 6);
            for (String event : List.of("order-returned", "purchase-order-created")) {
                String is = "/" + event + " {\"type\":\""
                        + event.toUpperCase(Locale.ROOT).replace('-', '_') + "\",\"n\":\"";
                assertThat(arrived).contains(is + "N-2\",\"lines\":2}");
                assertThat(arrived).containsSubsequence(is + "N-1\",\"lines\":1}", is + "N-1\",\"lines\":3}");
            }
            assertThat(hub.rows(
                            "select topic, stream_key, max(seq) from events group by topic, stream_key order by 1, 2",
                            row -> row.getString(1) + " " + row.getString(2) + " " + row.getInt(3)))
                    .containsExactly(
                            "order-topic N-1 2", "order-topic N-2 1", "purchase-topic N-1 2", "purchase-topic N-2 1");
        } finally {
            supplier.stop(0);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"x-topic\": \"order-topic\", | ``                            | x-topic is missing",
                "\"x-topic\": \"order-topic\"  | \"x-topic\": \"Order topic!\" | x-topic: 'Order topic!' is no topic",
                "\"x-key\": \"/orderId\"       | \"x-key\": \"orderId\"        | x-key: the place of the key as a JSON pointer",
                "\"x-key\": \"/orderId\"       | \"x-key\": []                 | x-key: the place of the key as a JSON pointer",
            })
    void a_file_that_says_nonsense_of_its_event_is_told_with_its_name(String was, String is, String words)
            throws Exception {
        Path schema = EventSchemas.file(home.resolve("mappings"), "order-returned");
        String text = Files.readString(schema);
        assertThat(text).contains(was);
        Files.writeString(schema, text.replace(was, is));
        assertThatThrownBy(() -> EventSchemas.read(home.resolve("mappings")))
                .isInstanceOf(MappingBroken.class)
                .hasMessageContaining("mappings/_canonical/order-returned.v1.schema.json: " + words);
        assertThat(findings()).anyMatch(line -> line.contains("order-returned.v1.schema.json") && line.contains(words));
    }

    @Test
    void the_hubs_own_events_keep_their_topic_and_key() throws Exception {
        Path schema = EventSchemas.file(home.resolve("mappings"), "order-created");
        Files.writeString(schema, Files.readString(schema).replace("\"order-topic\"", "\"other-topic\""));
        assertThatThrownBy(() -> EventSchemas.read(home.resolve("mappings")))
                .hasMessageContaining(
                        "order-created is one of the hub's own events, of order-topic with the key /orderId");
    }
}
