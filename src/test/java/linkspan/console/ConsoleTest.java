package linkspan.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import linkspan.stand.TestHub;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the pages do, without a browser. */
@Tag("database")
@ExtendWith(TestHub.Extension.class)
class ConsoleTest {
    private final TestHub hub;
    private final String unique = Long.toString(System.nanoTime(), 36);

    ConsoleTest(TestHub hub) {
        this.hub = hub;
    }

    @Test
    void without_login_there_is_only_the_login() throws Exception {
        HttpResponse<String> page = new Visitor(hub).get("/console/audit");

        assertThat(page.uri().getPath()).isEqualTo("/console/login");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'")
                .contains("frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(page.body().split("<script", -1)).hasSize(3);
        assertThat(page.body().split("<script src=\"/console/assets/", -1)).hasSize(3);
        assertThat(page.body().split("nonce=\"", -1)).hasSize(3);
    }

    @Test
    void a_form_of_another_site_or_without_the_pages_token_changes_nothing() throws Exception {
        Visitor visitor = Visitor.in(hub, "admin");
        visitor.get("/console/where");

        assertThat(visitor.post("/console/clients/none/revoke", Map.of(), "Origin", "http://evil.example")
                        .statusCode())
                .isEqualTo(403);
        assertThat(visitor.post("/console/clients/none/revoke", Map.of(), new String[0])
                        .statusCode())
                .isEqualTo(403);
        assertThat(visitor.post("/console/clients/none/revoke", Map.of("csrf", "00"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(visitor.post("/console/clients/none/revoke", Map.of()).statusCode())
                .isEqualTo(200);
        assertThat(visitor.get("/console/logout").statusCode()).isNotEqualTo(200);
        visitor.get("/console/where");
        visitor.post("/console/logout", Map.of());
        assertThat(visitor.get("/console/where").uri().getPath()).isEqualTo("/console/login");
    }

    @Test
    void who_guesses_passwords_has_to_rest() throws Exception {
        String name = "guess-" + unique;
        hub.post(
                "/admin/users",
                "{\"name\":\"%s\",\"role\":\"viewer\",\"password\":\"correct horse battery\"}".formatted(name));
        Visitor visitor = new Visitor(hub);
        for (int i = 0; i < 5; i++) {
            assertThat(visitor.post("/console/login", Map.of("name", name, "password", "wrong"))
                            .statusCode())
                    .isEqualTo(401);
        }
        assertThat(visitor.post("/console/login", Map.of("name", name, "password", "correct horse battery"))
                        .statusCode())
                .isEqualTo(429);
        assertThat(hub.audit(name)).anyMatch(line -> line.contains("login-refused"));
    }

    @Test
    void a_letter_is_mended_tried_undone_and_replayed() throws Exception {
        String order = "shopify-mend-" + unique;
        hub.fault("wms", order, "\"status\":400");
        hub.created(order);
        String id = hub.letter("wms", order).path("id").asText();
        Visitor visitor = Visitor.in(hub, "operator");
        String payload = hub.get("/admin/letters/" + id).json().path("payload").toPrettyString();

        String broken = visitor.post(
                        "/console/letters/" + id + "/edit",
                        Map.of("payload", payload.replace("\"quantity\" : 1", "\"quantity\" : -1")))
                .body();
        String saved = visitor.post(
                        "/console/letters/" + id + "/edit",
                        Map.of("payload", payload.replace("\"quantity\" : 1", "\"quantity\" : 7")))
                .body();

        assertThat(broken).contains("Not saved").contains("quantity");
        assertThat(saved).contains("Saved.").contains("<ins>").contains("<del>").contains("Undo");
        assertThat(hub.get("/admin/letters/" + id).body()).contains("\"quantity\":7");
        visitor.post("/console/letters/" + id + "/undo", Map.of());
        assertThat(hub.get("/admin/letters/" + id).body()).contains("\"quantity\":1");
        visitor.post(
                "/console/letters/" + id + "/edit",
                Map.of("payload", payload.replace("\"quantity\" : 1", "\"quantity\" : 7")));
        hub.fault("wms", order, "\"status\":0");
        assertThat(visitor.post("/console/letters/" + id + "/replay", Map.of()).body())
                .contains("on its way again");
        await().untilAsserted(() -> assertThat(hub.effects("wms", order)).containsExactly("create"));
        assertThat(hub.audit(id)).anyMatch(line -> line.startsWith("operator-") && line.contains("letter-edit"));
    }

    @Test
    void a_cause_has_an_owner_and_a_note_that_its_letters_lead_to() throws Exception {
        String order = "shopify-cause-" + unique;
        hub.fault("wms", order, "\"status\":400");
        hub.created(order);
        String letter = hub.letter("wms", order).path("id").asText();
        Visitor visitor = Visitor.in(hub, "operator");
        Matcher cause = Pattern.compile("href=\"(/console/causes/[0-9a-f]{32})\"")
                .matcher(visitor.get("/console/letters/" + letter).body());
        assertThat(cause.find()).isTrue();

        visitor.post(cause.group(1), Map.of("owner", "team " + unique, "note", "asked <them>"));

        assertThat(visitor.get(cause.group(1)).body())
                .contains("team " + unique)
                .contains("asked &lt;them&gt;")
                .contains("/console/flow/wms.deliver-order-created")
                .contains(letter);
        assertThat(Visitor.in(hub, "viewer").get("/console/letters?view=cause").body())
                .contains(cause.group(1))
                .contains("team " + unique);
        assertThat(visitor.post(cause.group(1), Map.of("owner", "x".repeat(61))).statusCode())
                .isEqualTo(400);
    }

    @Test
    void who_only_looks_sees_no_person() throws Exception {
        var client = hub.client("console-" + unique);
        client.create("""
                {"orderId":"V-%s","placedAt":"2026-11-01T00:00:00Z","currency":"EUR",
                "customer":{"customerId":"P","name":"Zdena %s","email":"zdena@example.org"},
                "items":[{"skuId":"A","quantity":1,"unitPrice":{"value":"1.50","currency":"EUR"}}]}""".formatted(unique, unique));

        String page =
                Visitor.in(hub, "viewer").get("/console/orders/V-" + unique).body();

        assertThat(page).contains("V-" + unique).doesNotContain("Zdena").doesNotContain("zdena@");
        assertThat(Visitor.in(hub, "operator")
                        .get("/console/orders/V-" + unique)
                        .body())
                .contains("Zdena");
        await().until(() -> !hub.effects("wms", "V-" + unique).isEmpty());
        assertThat(Visitor.in(hub, "business")
                        .get("/console/where?q=V-" + unique)
                        .body())
                .contains("has everything")
                .doesNotContain("Zdena");
    }

    @Test
    void a_named_token_does_what_its_role_may_until_it_is_revoked() {
        String token = hub.post("/admin/tokens", "{\"name\":\"t-%s\",\"role\":\"viewer\"}".formatted(unique))
                .json()
                .path("token")
                .asText();

        assertThat(asked(token, "/admin/letters")).isEqualTo(200);
        assertThat(asked(token, "/admin/users")).isEqualTo(403);
        assertThat(hub.send(hub.request("/admin/letters/x/replay")
                                .header("Authorization", "Bearer " + token)
                                .POST(java.net.http.HttpRequest.BodyPublishers.noBody()))
                        .status())
                .isEqualTo(403);
        hub.post("/admin/tokens/t-" + unique + "/revoke", "{}");
        assertThat(asked(token, "/admin/letters")).isEqualTo(401);
    }

    private int asked(String token, String path) {
        return hub.send(hub.request(path).header("Authorization", "Bearer " + token))
                .status();
    }

    @Test
    void both_languages_say_everything() throws Exception {
        var english = ResourceBundle.getBundle("linkspan.console.messages", java.util.Locale.ROOT);
        var chinese = ResourceBundle.getBundle("linkspan.console.messages", java.util.Locale.CHINESE);
        assertThat(new TreeSet<>(chinese.keySet())).isEqualTo(new TreeSet<>(english.keySet()));
        assertThat(english.keySet())
                .noneMatch(key -> chinese.getString(key).equals(english.getString(key)) && !key.equals("kind.sku"));
        assertThat(new Visitor(hub)
                        .get("/console/login", "Accept-Language", "zh-CN,zh;q=0.9")
                        .body())
                .contains("<html lang=\"zh\"")
                .contains("登录");
    }
}
