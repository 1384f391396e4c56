package linkspan.inbound.route;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import linkspan.inbound.auth.Hmac;
import linkspan.model.Json;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReceiveTest {
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
                from("receive:customer-changed?system=woo").routeId("woo.take").process(Steps::collect);
                from("receive:order-created?system=shop").routeId("shop.pass").process(exchange -> {});
            }
        });
        sender = new Sender(hub.port());
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @Test
    void a_delivery_is_stored_with_its_event_before_it_is_answered() {
        HttpResponse<String> answer = sender.shop("/in/shop/customer-changed", "d-1", "{\"id\":\"c1\"}");

        JsonNode body = Json.read(answer.body());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(body.path("code").asInt()).isZero();
        assertThat(body.path("message").asText()).isEqualTo("success");
        assertThat(body.path("timestamp").asLong()).isEqualTo(hub.clock.millis());
        assertThat(hub.value("select message_id from messages where idempotency_key like 'd-1:%'"))
                .isEqualTo(body.path("data").path("messageId").asText());
        assertThat(hub.value("select message_id from events where stream_key = 'c1'"))
                .isEqualTo(body.path("data").path("messageId").asText());
        assertThat(hub.value("select source from events where stream_key = 'c1'"))
                .isEqualTo("shop");
    }

    /** Its shop would send it again for ever, and then drop its subscription. */
    @Test
    void a_signed_message_that_is_no_json_is_kept_where_the_setting_says_so() {
        HttpResponse<String> first = sender.shop("/in/shop/customer-changed", "d-none", "{\"id\": 'c1'}");
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(Json.read(first.body()).at("/data/state").asText()).isEqualTo("kept");
        assertThat(sender.shop("/in/shop/customer-changed", "d-none", "{\"id\": 'c1'}")
                        .body())
                .isEqualTo(first.body());
        assertThat(hub.value("select error from messages where idempotency_key like 'd-none:%'"))
                .startsWith("json-malformed:")
                .contains("line 1");
        String id = Json.read(first.body()).at("/data/messageId").asText();
        assertThat(hub.value(
                        "select count(*) from messages where body = cast('{\"id\": ''c1''}' as bytea)"
                                + " and message_id = ?",
                        id))
                .isEqualTo("1");
        assertThat(sender.send(
                                "POST",
                                "/in/shop/customer-changed",
                                "no json",
                                Map.of("Content-Type", "application/json"))
                        .statusCode())
                .as("unsigned")
                .isEqualTo(401);
    }

    @Test
    void the_same_delivery_again_gets_the_same_bytes_and_has_no_further_effect() {
        HttpResponse<String> first = sender.shop("/in/shop/customer-changed", "d-2", "{\"id\":\"c2\"}");
        hub.clock.move(Duration.ofSeconds(5));
        HttpResponse<String> second = sender.shop("/in/shop/customer-changed", "d-2", "{\"id\":\"c2\"}");

        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.headers().firstValue("Idempotent-Replayed")).contains("true");
        assertThat(first.headers().firstValue("Idempotent-Replayed")).isEmpty();
        assertThat(hub.value("select count(*) from events where stream_key = 'c2'"))
                .isEqualTo("1");
    }

    @Test
    void the_same_delivery_id_with_another_body_is_another_message() {
        sender.shop("/in/shop/customer-changed", "d-3", "{\"id\":\"c3\"}");
        sender.shop("/in/shop/customer-changed", "d-3", "{\"id\":\"c3\", \"name\":\"new\"}");

        assertThat(hub.value("select count(*) from events where stream_key = 'c3'"))
                .isEqualTo("2");
    }

    @Test
    void a_delivery_of_woocommerce_is_known_by_its_own_signature_and_id() {
        String body = "{\"id\":\"w1\"}";
        Map<String, String> headers = new TreeMap<>();
        headers.put("Content-Type", "application/json");
        headers.put("X-WC-Webhook-Delivery-ID", "723");
        headers.put(
                "X-WC-Webhook-Signature", Hmac.base64(IntakeHub.SHOP_SECRET, body.getBytes(StandardCharsets.UTF_8)));

        assertThat(sender.send("POST", "/in/woo/customer-changed", body, headers)
                        .statusCode())
                .isEqualTo(200);
        assertThat(sender.send("POST", "/in/woo/customer-changed", body + " ", headers)
                        .statusCode())
                .isEqualTo(401);
        assertThat(hub.value("select count(*) from messages where idempotency_key like '723:%'"))
                .isEqualTo("1");
    }

    @Test
    void json_is_json_whatever_parameters_its_type_has() {
        for (String parameters :
                new String[] {";charset=utf8", "; charset=us-ascii", "; version=1", "; charset=utf-8; boundary=x"}) {
            String body = "{\"id\":\"茶" + parameters.length() + "\"}";
            Map<String, String> headers = Sender.shopHeaders("type-" + parameters.length(), body);
            headers.put("Content-Type", "application/json" + parameters);
            assertThat(sender.send("POST", "/in/shop/customer-changed", body, headers)
                            .statusCode())
                    .as(parameters)
                    .isEqualTo(200);
        }
        assertThat(hub.value("select count(*) from events where stream_key like '茶%'"))
                .isEqualTo("4");
    }

    @Test
    void woocommerce_that_asks_whether_anybody_is_there_is_told_so_and_nothing_is_stored() {
        String before = hub.written();
        String form = "application/x-www-form-urlencoded";
        assertThat(posted("/in/woo/customer-changed", form, "webhook_id=3")).isEqualTo(200);
        assertThat(posted("/in/woo/customer-changed", form + "; charset=UTF-8", "webhook_id=44"))
                .isEqualTo(200);
        for (String other : new String[] {
            "webhook_id=3&x=1",
            "webhook_id=",
            "webhook_id=3\n",
            "webhook_id=x",
            "Webhook_id=3",
            "x=3",
            "",
            "webhook_id=%33",
            "webhook_id=" + "1".repeat(21)
        }) {
            assertThat(posted("/in/woo/customer-changed", form, other))
                    .as(other)
                    .isEqualTo(401);
        }
        assertThat(posted("/in/woo/customer-changed", "application/json", "webhook_id=3"))
                .isEqualTo(401);
        assertThat(posted("/in/shop/customer-changed", form, "webhook_id=3")).isEqualTo(401);
        assertThat(posted("/in/partner/customer-changed", form, "webhook_id=3")).isEqualTo(404);
        assertThat(hub.written()).isEqualTo(before);
    }

    @Test
    void a_greeting_with_a_signature_is_none() {
        Map<String, String> headers = new TreeMap<>();
        headers.put("Content-Type", "application/x-www-form-urlencoded");
        headers.put(
                "X-WC-Webhook-Signature",
                Hmac.base64("another secret", "webhook_id=3".getBytes(StandardCharsets.UTF_8)));
        assertThat(sender.send("POST", "/in/woo/customer-changed", "webhook_id=3", headers)
                        .statusCode())
                .isEqualTo(401);
    }

    private static int posted(String path, String type, String body) {
        return sender.send("POST", path, body, Map.of("Content-Type", type)).statusCode();
    }

    @Test
    void without_a_usable_id_the_body_itself_is_the_id() {
        for (String id : new String[] {"", "has a blank", "x".repeat(201)}) {
            Map<String, String> headers = Sender.shopHeaders(id, "{\"id\":\"c4\"}");
            if (id.isEmpty()) {
                headers.remove("X-Shopify-Webhook-Id");
            }
            assertThat(sender.send("POST", "/in/shop/customer-changed", "{\"id\":\"c4\"}", headers)
                            .statusCode())
                    .isEqualTo(200);
        }
        assertThat(hub.value("select count(*) from events where stream_key = 'c4'"))
                .isEqualTo("1");
    }

    @Test
    void its_figures_have_tags_from_closed_sets() {
        sender.shop("/in/shop/customer-changed", "d-9", "{\"id\":\"c9\"}");
        assertThat(hub.meters
                        .get("linkspan.messages.accepted")
                        .tags("system", "shop", "route", "shop.take", "code", "200")
                        .counter()
                        .count())
                .isPositive();
        assertThat(hub.meters
                        .get("linkspan.answers")
                        .tags("route", "shop.take")
                        .timer()
                        .count())
                .isPositive();
    }

    @Test
    void a_message_of_which_the_route_makes_nothing_is_counted_once() {
        for (int i = 0; i < 2; i++) {
            assertThat(sender.shop("/in/shop/order-created", "d-10", "{\"id\":\"c10\"}")
                            .statusCode())
                    .isEqualTo(200);
        }

        assertThat(hub.meters
                        .get("linkspan.messages.empty")
                        .tags("system", "shop", "route", "shop.pass")
                        .counter()
                        .count())
                .isEqualTo(1);
        sender.shop("/in/shop/customer-changed", "d-11", "{\"id\":\"c11\"}");
        assertThat(hub.meters.find("linkspan.messages.empty").counters()).hasSize(1);
    }
}
