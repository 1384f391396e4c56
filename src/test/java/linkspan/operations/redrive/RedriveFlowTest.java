package linkspan.operations.redrive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import linkspan.stand.TestHub;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@Tag("database")
@ExtendWith(TestHub.Extension.class)
class RedriveFlowTest {
    private final TestHub hub;
    private final String unique = Long.toString(System.nanoTime(), 36);

    RedriveFlowTest(TestHub hub) {
        this.hub = hub;
    }

    private List<String> dead(int orders) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < orders; i++) {
            String id = "shopify-redrive-" + unique + "-" + i;
            hub.fault("wms", id, "\"status\":400");
            hub.created(id);
            ids.add(id);
        }
        ids.forEach(id -> hub.letter("wms", id));
        return ids;
    }

    private JsonNode ends(String id, String state) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(hub.get("/admin/redrives/" + id)
                                .json()
                                .path("state")
                                .asText())
                        .isEqualTo(state));
        return hub.get("/admin/redrives/" + id).json();
    }

    @Test
    void mended_letters_go_out_once_each_and_a_plan_stops_when_they_fail_again() {
        Instant since = Instant.now(); // letters of other tests are not this plan's
        List<String> orders = dead(15);
        String body =
                "{\"system\":\"wms\",\"text\":\"switched on\",\"perSecond\":50,\"since\":\"%s\"}".formatted(since);
        assertThat(hub.post("/admin/redrives/outlook", body)
                        .json()
                        .path("sample")
                        .isEmpty())
                .isFalse();
        String stops = hub.post("/admin/redrives", body).json().path("id").asText();
        hub.post("/admin/redrives/" + stops + "/start", "{}");
        assertThat(ends(stops, "stopped").path("why").asText()).contains("1 of 1 failed again");

        orders.forEach(id -> hub.fault("wms", id, "\"status\":0"));
        hub.post("/admin/redrives/" + stops + "/cancel", "{}");
        String plan = hub.post("/admin/redrives", body).json().path("id").asText();
        hub.post("/admin/redrives/" + plan + "/start", "{}");
        JsonNode done = ends(plan, "done");

        assertThat(done.path("delivered").asInt()).as(done.toPrettyString()).isEqualTo(15);
        orders.forEach(id -> assertThat(hub.effects("wms", id)).containsExactly("create"));
    }
}
