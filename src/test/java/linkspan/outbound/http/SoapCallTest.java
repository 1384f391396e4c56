package linkspan.outbound.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import io.vertx.core.Vertx;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import linkspan.delivery.event.OutcomeTable;
import linkspan.model.Json;
import linkspan.model.failure.FailureCode;
import linkspan.platform.resilience.DeliveryResult;
import linkspan.platform.system.Secrets;
import linkspan.platform.system.SystemCatalog;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A SOAP call against a server that answers whatever a test says. */
class SoapCallTest {
    private static final String OPEN = "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Body>";
    private static final String CLOSE = "</s:Body></s:Envelope>";
    private static final String XML = "text/xml; charset=utf-8";

    private record Asked(Headers headers, String body) {}

    private record Said(int status, String type, String body) {}

    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    private final Vertx vertx = Vertx.vertx();
    private final CamelContext camel = new DefaultCamelContext();
    private volatile Said said = new Said(200, XML, OPEN + "<R><n>7</n></R>" + CLOSE);

    SoapCallTest(@TempDir Path folder) throws Exception {
        server.createContext("/", http -> {
            asked.add(new Asked(
                    http.getRequestHeaders(),
                    new String(http.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            byte[] bytes = said.body().getBytes(StandardCharsets.UTF_8);
            http.getResponseHeaders().add("Content-Type", said.type());
            http.sendResponseHeaders(said.status(), bytes.length == 0 ? -1 : bytes.length);
            http.getResponseBody().write(bytes);
            http.close();
        });
        server.createContext("/never", http -> {}); // takes the request and says nothing
        server.start();
        Files.createDirectories(folder.resolve("routes/acme"));
        Files.writeString(
                folder.resolve("routes/acme/system.properties"),
                "acme.url=http://127.0.0.1:" + server.getAddress().getPort() + "\nacme.never-url=http://127.0.0.1:"
                        + server.getAddress().getPort() + "/never\nacme.timeout=2s\n");
        Files.createDirectories(folder.resolve("routes/careful"));
        Files.writeString(
                folder.resolve("routes/careful/system.properties"),
                Files.readString(folder.resolve("routes/acme/system.properties"))
                                .replace("acme.", "careful.") + "careful.idempotent=true\n");
        SystemCatalog catalog = SystemCatalog.load(folder.resolve("routes"), name -> null, value -> value);
        camel.addComponent(
                "call",
                new CallComponent(
                        catalog,
                        new Secrets(folder, name -> null, Secrets.WhenMissing.MAKE),
                        vertx,
                        Clock.systemUTC(),
                        (system, network) -> network));
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("direct:call").to("call:acme/orders?soap=urn:acme:Create");
                from("direct:honours").to("call:careful/orders?soap=urn:acme:Create");
                from("direct:never").to("call:acme/orders?soap=urn:acme:Create&url=never-url");
                from("direct:never-honours").to("call:careful/orders?soap=urn:acme:Create&url=never-url");
                from("direct:own-key").to("call:acme/orders?soap=urn:acme:Find&key=customer-{channel}-{customer.id}");
            }
        });
        camel.start();
    }

    @AfterEach
    void stop() throws Exception {
        camel.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
        server.stop(0);
    }

    @Test
    void the_body_travels_in_an_envelope_and_the_answer_becomes_a_tree() {
        Exchange done = call("direct:call", "<Create xmlns='urn:acme'><t>茶 &amp; 壶</t></Create>");
        assertThat(done.getException()).isNull();
        assertThat(done.getMessage().getBody()).isEqualTo(Json.read("{\"R\":{\"n\":\"7\"}}"));
        assertThat(asked.get(0).headers().getFirst("Content-Type")).isEqualTo("text/xml; charset=utf-8");
        assertThat(asked.get(0).headers().getFirst("SOAPAction")).isEqualTo("\"urn:acme:Create\"");
        assertThat(asked.get(0).headers().getFirst("Idempotency-Key")).isEqualTo("e-1");
        assertThat(linkspan.platform.xml.Xml.tree(asked.get(0).body().getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(Json.read("{\"Envelope\":{\"Body\":{\"Create\":{\"t\":\"茶 & 壶\"}}}}"));
    }

    @Test
    void a_call_for_something_else_than_the_event_has_a_key_of_its_own() {
        assertThat(call("direct:own-key", "<Find/>").getException()).isNull();
        assertThat(asked.get(0).headers().getFirst("Idempotency-Key")).isEqualTo("customer-shopify-%E8%8C%B6%207");
        assertThat(asked.get(0).headers().getFirst("ce-id")).isEqualTo("e-1");
    }

    @Test
    void a_clients_fault_is_refused_under_http_500_too() {
        assertThat(outcome(500, XML, fault("s:Client.Order", "未知 order", "X-9"), false))
                .isEqualTo(
                        new DeliveryResult.Refused(FailureCode.SYSTEM_REFUSED, "fault Client.Order: 未知 order (X-9)"));
        assertThat(outcome(200, XML, fault("s:Client", "no", ""), false)).isInstanceOf(DeliveryResult.Refused.class);
    }

    @Test
    void a_servers_fault_and_a_status_without_fault_may_work_later_where_the_key_is_honoured() {
        assertThat(outcome(500, XML, fault("s:Server", "busy", ""), true))
                .isEqualTo(new DeliveryResult.Unavailable(FailureCode.SYSTEM_ERROR, "fault Server: busy", null));
        assertThat(outcome(503, "text/html", "<html>", true)).isInstanceOf(DeliveryResult.Unavailable.class);
        assertThat(outcome(500, XML, "<cut", true)).isInstanceOf(DeliveryResult.Unavailable.class);
    }

    @Test
    void else_they_are_uncertain() {
        assertThat(outcome(500, XML, fault("s:Server", "busy", ""), false))
                .isEqualTo(new DeliveryResult.Uncertain(FailureCode.SYSTEM_ERROR, "fault Server: busy"));
        assertThat(outcome(200, XML, fault("s:Server", "busy", ""), false))
                .isInstanceOf(DeliveryResult.Uncertain.class);
        assertThat(outcome(503, "text/html", "<html>", false)).isInstanceOf(DeliveryResult.Uncertain.class);
        assertThat(outcome(302, XML, "", false)).isInstanceOf(DeliveryResult.Uncertain.class);
    }

    @Test
    void credentials_and_haste_are_not_the_messages_fault() {
        for (int status : new int[] {401, 403, 425, 429}) {
            assertThat(outcome(status, XML, fault("s:Client", "no", ""), false))
                    .as("%d", status)
                    .isInstanceOf(DeliveryResult.Unavailable.class);
        }
        assertThat(outcome(408, XML, fault("s:Client", "no", ""), true)).isInstanceOf(DeliveryResult.Unavailable.class);
        assertThat(outcome(400, "text/plain", "no", false)).isInstanceOf(DeliveryResult.Refused.class);
        assertThat(outcome(302, XML, "", true)).isInstanceOf(DeliveryResult.Refused.class);
    }

    @Test
    void an_answer_that_cannot_be_read_is_uncertain_unless_it_may_be_asked_for_again() {
        for (String body : List.of(
                OPEN + "<R>",
                "<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/hostname'>]>" + OPEN + "<R>&e;</R>" + CLOSE,
                "<a/>",
                OPEN + "<a>".repeat(200) + "</a>".repeat(200) + CLOSE,
                OPEN + "<R>" + "x".repeat(2 << 20) + "</R>" + CLOSE)) {
            assertThat(outcome(200, XML, body, false)).isInstanceOf(DeliveryResult.Uncertain.class);
            assertThat(outcome(200, XML, body, true)).isInstanceOf(DeliveryResult.Unavailable.class);
        }
        assertThat(outcome(200, "application/json", OPEN + CLOSE, false)).isInstanceOf(DeliveryResult.Uncertain.class);
    }

    @Test
    void an_answer_that_does_not_come_in_time_is_lost_not_refused() {
        Exception late = call("direct:never", "<Create/>").getException();
        assertThat(OutcomeTable.of(late))
                .isEqualTo(new DeliveryResult.Uncertain(FailureCode.ANSWER_LOST, "no complete answer within 2000 ms"));
        assertThat(OutcomeTable.of(call("direct:never-honours", "<Create/>").getException()))
                .isInstanceOf(DeliveryResult.Unavailable.class);
    }

    @Test
    void json_is_never_sent_as_soap() {
        Exchange done = call("direct:call", Json.read("{}"));
        assertThat(done.getException()).hasMessageContaining(".xsl");
        assertThat(asked).isEmpty();
    }

    private static String fault(String code, String words, String detail) {
        return OPEN + "<s:Fault><faultcode>" + code + "</faultcode><faultstring>" + words + "</faultstring><detail><x>"
                + detail + "</x></detail></s:Fault>" + CLOSE;
    }

    private DeliveryResult outcome(int status, String type, String body, boolean idempotent) {
        said = new Said(status, type, body);
        return OutcomeTable.of(
                call(idempotent ? "direct:honours" : "direct:call", "<Create/>").getException());
    }

    private Exchange call(String from, Object body) {
        JsonNode event =
                Json.read("{\"eventId\":\"e-1\",\"eventType\":\"ORDER_CREATED\",\"key\":\"o\",\"sequence\":1}");
        return camel.createFluentProducerTemplate()
                .to(from)
                .withExchangeProperty("linkspan.event", event)
                .withExchangeProperty(
                        "linkspan.data", Json.read("{\"channel\":\"shopify\",\"customer\":{\"id\":\"茶 7\"}}"))
                .withBody(body)
                .send();
    }
}
