package linkspan.operations.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpServer;
import jakarta.mail.internet.MimeMessage;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import linkspan.model.Json;
import linkspan.stand.FewSystems;
import linkspan.stand.OwnHub;
import linkspan.stand.Shop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hub with a system that refuses everything, and all channels: real HTTP, a real mail server, the shipped route. */
class AlertRouteTest {
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private final Queue<Post> posts = new ConcurrentLinkedQueue<>();

    private record Post(String path, String id, String time, String signature, byte[] body) {
        JsonNode json() {
            return Json.read(new String(body, StandardCharsets.UTF_8));
        }
    }

    private HttpServer receiver() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", call -> {
            posts.add(new Post(
                    call.getRequestURI().toString(),
                    String.valueOf(call.getRequestHeaders().getFirst("webhook-id")),
                    String.valueOf(call.getRequestHeaders().getFirst("webhook-timestamp")),
                    String.valueOf(call.getRequestHeaders().getFirst("webhook-signature")),
                    call.getRequestBody().readAllBytes()));
            byte[] answer = "{\"errcode\":0,\"code\":0}".getBytes(StandardCharsets.UTF_8);
            call.getResponseHeaders().add("Content-Type", "application/json");
            call.sendResponseHeaders(200, answer.length);
            call.getResponseBody().write(answer);
            call.close();
        });
        server.start();
        return server;
    }

    private List<Post> at(String path) {
        return posts.stream().filter(post -> post.path().startsWith(path)).toList();
    }

    @Test
    void a_dead_letter_is_told_on_every_channel_once(@TempDir Path folder) throws Exception {
        HttpServer server = receiver();
        GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mail.start();
        String base = "http://127.0.0.1:" + server.getAddress().getPort();
        Map<String, String> settings = new HashMap<>();
        settings.put("LINKSPAN_SECRET_ALERT_WEBHOOK", SECRET);
        settings.put("LINKSPAN_WMS_RETRY", "100ms");
        settings.put("LINKSPAN_WMS_URL", "http://127.0.0.1:1/wms");
        for (String channel : List.of("WEBHOOK", "DINGTALK", "WECOM", "FEISHU", "SLACK")) {
            settings.put("LINKSPAN_ALERT_CHANNEL_" + channel, base + "/" + channel + "?key=x");
        }
        settings.put(
                "LINKSPAN_ALERT_CHANNEL_MAIL",
                "smtp://127.0.0.1:" + mail.getSmtp().getPort());
        settings.put("LINKSPAN_ALERT_CHANNEL_MAIL_FROM", "linkspan@example.com");
        settings.put("LINKSPAN_ALERT_CHANNEL_MAIL_TO", "operators@example.com");
        try (OwnHub hub = new OwnHub(FewSystems.home(folder, List.of("wms", "oms", "shopify")), settings)) {
            hub.shop().postUntilTaken("order-created", Shop.order(8_700_001, 1, 1));
            await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
                assertThat(List.of("WEBHOOK", "DINGTALK", "WECOM", "FEISHU", "SLACK"))
                        .allSatisfy(channel ->
                                assertThat(at("/" + channel + "?key=x")).hasSize(1));
                assertThat(mail.getReceivedMessages()).hasSize(1);
            });
            assertThat(hub.operator().get("/admin/alerts").body())
                    .contains("\"rule\":\"letters-wait\",\"subject\":\"wms\",\"state\":\"firing\"");
            MimeMessage told = mail.getReceivedMessages()[0];
            assertThat(told.getSubject()).isEqualTo("Linkspan: dead letters wait (wms)");
            assertThat(told.getFrom()[0]).hasToString("linkspan@example.com");
        } finally {
            server.stop(0);
            mail.stop();
        }
        Post webhook = at("/WEBHOOK").get(0);
        assertThat(webhook.json().path("type").asText()).isEqualTo("alert.firing");
        assertThat(webhook.json().path("data").path("rule").asText()).isEqualTo("letters-wait");
        assertThat(webhook.json().path("data").path("id").asText()).isEqualTo(webhook.id());
        assertThat(webhook.signature()).isEqualTo(signed(webhook));
        assertThat(at("/DINGTALK").get(0).json().path("markdown").path("text").asText())
                .contains("死信待处理");
        assertThat(at("/SLACK").get(0).json().path("text").asText()).contains("1 dead letters of wms");
    }

    /** As a receiver computes it. */
    private static String signed(Post webhook) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(SECRET.substring(6)), "HmacSHA256"));
        mac.update((webhook.id() + "." + webhook.time() + ".").getBytes(StandardCharsets.UTF_8));
        return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(webhook.body()));
    }
}
