package linkspan;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SmokeTest {
    @Test
    void smoke(@TempDir Path data) throws Exception {
        System.setProperty("h2.bindAddress", "127.0.0.1");
        long t0 = System.nanoTime();
        try (Hub hub = Hub.start(new HubConfig(Path.of("."), data, "127.0.0.1", 0, 0, true, System::getenv))) {
            System.out.println("started in " + (System.nanoTime() - t0) / 1_000_000);
            t0 = System.nanoTime();
            HttpClient http = HttpClient.newHttpClient();
            String secret = new linkspan.system.Secrets(data, k -> null).get("shopify-webhook");
            String body = com.fasterxml.jackson.databind.json.JsonMapper.builder()
                    .build()
                    .readTree(Path.of("../shared/fixtures/webhooks/shopify-2023-01/orders.create.json")
                            .toFile())
                    .get("body")
                    .toString();
            for (int i = 0; i < 20; i++) {
                String b = body.replace("820982911946154508", "82098291194615" + (1000 + i));
                Mac mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(secret.getBytes(), "HmacSHA256"));
                var r = http.send(
                        HttpRequest.newBuilder(
                                        URI.create("http://127.0.0.1:" + hub.port() + "/in/shopify/order-created"))
                                .header("Content-Type", "application/json")
                                .header(
                                        "X-Shopify-Hmac-Sha256",
                                        Base64.getEncoder().encodeToString(mac.doFinal(b.getBytes())))
                                .POST(HttpRequest.BodyPublishers.ofString(b))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
                if (i < 3)
                    System.out.println(
                            r.statusCode() + " " + r.body() + " " + r.headers().map());
            }
            var g = http.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + hub.port() + "/api/v1/orders/1"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            System.out.println(g.statusCode() + g.body());
            for (int i = 0; i < 12; i++) {
                Thread.sleep(500);
                String all = "";
                for (String s : new String[] {"oms", "wms", "bi"}) {
                    all += s + " "
                            + http.send(
                                            HttpRequest.newBuilder(URI.create(
                                                            hub.sandbox().url() + "/ledger/" + s))
                                                    .build(),
                                            HttpResponse.BodyHandlers.ofString())
                                    .body()
                            + "  ";
                }
                System.out.println((System.nanoTime() - t0) / 1_000_000 + " " + all);
                if (i > 4) break;
            }
        }
    }
}
