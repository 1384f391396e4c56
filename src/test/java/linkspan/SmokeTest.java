package linkspan;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import linkspan.commit.*;
import linkspan.event.*;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SmokeTest {
    @Test
    void smoke(@TempDir Path data) throws Exception {
        System.setProperty("h2.bindAddress", "127.0.0.1");
        long t0 = System.nanoTime();
        try (Hub hub = Hub.start(new HubConfig(Path.of("/tmp/home"), data, "127.0.0.1", 0, 0, true, System::getenv))) {
            System.out.println("started in " + (System.nanoTime() - t0) / 1_000_000);
            t0 = System.nanoTime();
            for (int i = 0; i < 200; i++) {
                UnitOfWork u = new UnitOfWork();
                u.attach(new Origin("shopify", null, null));
                u.add(-1, new EventDraft(EventType.ORDER_CREATED, Json.read("""
                    {"orderId":"shopify-%d","channel":"shopify","channelOrderId":"%d","placedAt":"2026-01-01T00:00:00Z","placedOffset":"+00:00","channelUpdatedAt":"2026-01-01T00:00:00Z","currency":"EUR","shipTo":{"name":"x","line1":"y","city":"z","region":null,"postalCode":"1","countryCode":"%s","phone":null},"customer":null,"items":[{"lineId":"1","skuId":"A","name":"n","quantity":2,"unitPrice":{"value":"1.50","currency":"EUR"}}],"total":{"value":"3.00","currency":"EUR"}}
                    """.formatted(
                                i, i, i % 2 == 0 ? "CN" : "DE"))));
                hub.committer().commit(u.seal(new Answer(200, "", "")), new Committer.Callback() {
                    public void committed(UnitInCommit u) {}

                    public void failed(CommitFailed f) {
                        f.printStackTrace();
                    }
                });
            }
            HttpClient http = HttpClient.newHttpClient();
            for (int i = 0; i < 20; i++) {
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
