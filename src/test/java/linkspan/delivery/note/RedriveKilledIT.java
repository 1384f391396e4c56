package linkspan.delivery.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import linkspan.model.Json;
import linkspan.stand.OwnHubProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A plan over many letters, with something behind each, is paused, resumed and killed in the middle. {@code -Dlinkspan.letters=1000} for
 * a thousand letters.
 */
class RedriveKilledIT {
    private static final int LETTERS = Integer.getInteger("linkspan.letters", 40);
    private static final Duration PATIENCE = Duration.ofSeconds(120 + LETTERS);

    private static String created(int id) {
        return "/keyed/orders/shopify-" + id;
    }

    private static String updated(int id) {
        return "/keyed/changes/shopify-" + id;
    }

    private static JsonNode plan(OwnHubProcess hub, String id) {
        return hub.process().ask("/admin/redrives/" + id);
    }

    @Test
    void each_letter_and_what_waits_behind_it_takes_effect_once_and_in_order(@TempDir Path folder) throws Exception {
        try (FarEnd farEnd = new FarEnd()) {
            PlainHome home = new PlainHome(folder);
            home.system(
                    "keyed",
                    "url=http://127.0.0.1:" + farEnd.port() + "/keyed",
                    "idempotent=true",
                    "breaker-calls=10000",
                    "breaker-window=10000",
                    "retry=100ms,200ms,400ms,1s,2s");
            home.delivers("keyed", "order-created", "orders/{orderId}");
            home.delivers("keyed", "order-updated", "changes/{orderId}");
            try (OwnHubProcess hub =
                    new OwnHubProcess(home.folder(), List.of(), Map.of("LINKSPAN_SHOPIFY_RATE", "10000"))) {
                for (int id = 1; id <= LETTERS; id++) {
                    farEnd.answers(created(id), FarEnd.status(400));
                }
                hub.process().start();
                hub.process().awaitReady();
                for (int id = 1; id <= LETTERS; id++) {
                    hub.accepts(id);
                    assertThat(hub.offers(id, 2)).isEqualTo(200);
                }
                await("all are letters")
                        .atMost(PATIENCE)
                        .until(() -> hub.process()
                                        .tell("/admin/redrives/outlook", Json.read("{\"system\":\"keyed\"}"))
                                        .path("letters")
                                        .asInt()
                                == LETTERS);
                String id = hub.process()
                        .tell(
                                "/admin/redrives",
                                Json.read("{\"system\":\"keyed\",\"perSecond\":" + Math.max(10, LETTERS / 20) + "}"))
                        .path("id")
                        .asText();
                hub.process().tell("/admin/redrives/" + id + "/start", Json.read("{}"));
                hub.process().tell("/admin/redrives/" + id + "/pause", Json.read("{}"));
                assertThat(plan(hub, id).path("state").asText()).isEqualTo("paused");
                hub.process().tell("/admin/redrives/" + id + "/resume", Json.read("{}"));
                await("a part is through")
                        .atMost(PATIENCE)
                        .until(() -> plan(hub, id).path("delivered").asInt() > LETTERS / 4);

                hub.process().kill();
                int atTheKill = (int) farEnd.paths().stream()
                        .filter(path -> path.contains("/changes/"))
                        .distinct()
                        .count();
                hub.process().start();
                hub.process().awaitReady();
                await("the plan is done")
                        .atMost(PATIENCE)
                        .until(() -> plan(hub, id).path("state").asText().equals("done"));
                await("all that waited is through")
                        .atMost(PATIENCE)
                        .until(() -> farEnd.paths().stream()
                                        .filter(path -> path.contains("/changes/"))
                                        .distinct()
                                        .count()
                                == LETTERS);

                assertThat(atTheKill).isBetween(1, LETTERS - 1);
                JsonNode done = plan(hub, id);
                assertThat(done.path("delivered").asInt()).as(done.toString()).isEqualTo(LETTERS);
                List<String> calls = farEnd.paths();
                for (int order = 1; order <= LETTERS; order++) {
                    assertThat(farEnd.effects(created(order))).isEqualTo(1);
                    assertThat(farEnd.effects(updated(order))).isEqualTo(1);
                    assertThat(calls.indexOf(updated(order))).isGreaterThan(calls.lastIndexOf(created(order)));
                    assertThat(hub.letters("shopify-" + order)).isEmpty();
                }
            }
        }
    }
}
