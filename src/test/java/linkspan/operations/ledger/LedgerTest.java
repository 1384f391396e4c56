package linkspan.operations.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import linkspan.stand.TestHub;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@Tag("database")
@ExtendWith(TestHub.Extension.class)
class LedgerTest {
    private final TestHub hub;
    private final String unique = Long.toString(System.nanoTime(), 36);

    LedgerTest(TestHub hub) {
        this.hub = hub;
    }

    private String order(String name) {
        return "shopify-ledger-" + unique + "-" + name;
    }

    private String effective(String name) {
        String order = order(name);
        hub.created(order);
        await().untilAsserted(() -> assertThat(hub.effects("wms", order)).isNotEmpty());
        return order;
    }

    /** What the ledger says is missing of an order, by kind. */
    private List<JsonNode> missing(String order) {
        List<JsonNode> found = new ArrayList<>();
        hub.get("/admin/ledger").json().path("gaps").forEach(gap -> {
            if (gap.path("key").asText().equals(order)) {
                found.add(gap);
            }
        });
        return found;
    }

    private JsonNode named(String order, String kind) {
        return await("a " + kind + " of " + order + " is named")
                .atMost(Duration.ofSeconds(60))
                .until(
                        () -> missing(order).stream()
                                .filter(gap -> gap.path("kind").asText().equals(kind))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private void settle(String order) {
        missing(order)
                .forEach(gap -> assertThat(hub.post(
                                        "/admin/ledger/gaps/" + gap.path("gap").asText() + "/settle",
                                        "{\"reason\":\"a test\"}")
                                .status())
                        .isEqualTo(200));
    }

    @Test
    void a_row_that_is_taken_by_hand_is_named_with_its_id_and_what_nobody_touched_is_not() {
        String event = effective("event");
        String delivery = effective("delivery");
        String whole = effective("whole");
        String gone = effective("order");
        String waiting = order("pending");
        hub.fault("wms", waiting, "\"status\":400");
        hub.created(waiting);
        hub.letter("wms", waiting);

        assertThat(hub.sql("delete from events where stream_key = '" + event + "'"))
                .isPositive();
        assertThat(hub.sql("delete from deliveries where system = 'wms' and stream_key = '" + delivery + "'"))
                .isPositive();
        assertThat(hub.sql("delete from orders where order_id = '" + gone + "'"))
                .isEqualTo(1);
        assertThat(hub.sql("delete from pending where system = 'wms' and stream_key = '" + waiting + "'"))
                .isEqualTo(1);

        assertThat(named(event, "event").path("event").asText()).isNotEmpty();
        assertThat(named(delivery, "delivery").path("event").asText()).isNotEmpty();
        assertThat(named(gone, "order").path("words").asText()).contains(gone);
        assertThat(named(waiting, "pending").path("event").asText()).isNotEmpty();
        assertThat(missing(whole)).isEmpty();
        await("it is told")
                .atMost(Duration.ofSeconds(60))
                .until(() -> hub.get("/admin/alerts").body().contains("ledger-gap"));
        for (String order : List.of(event, delivery, gone, waiting)) {
            settle(order);
            assertThat(missing(order)).isEmpty();
        }
    }

    @Test
    void a_days_file_is_signed() {
        String file = hub.get("/admin/ledger/export/2026-01-01").body();
        int last = file.stripTrailing().lastIndexOf('\n') + 1;
        String mark = file.substring(last).replaceAll(".*\"hmacSha256\":\"([0-9a-f]+)\".*\\s*", "$1");
        String ask = "{\"sha256\":\"%s\",\"hmacSha256\":\"" + mark + "\"}";

        assertThat(hub.post("/admin/ledger/verify", ask.formatted(LedgerExport.digest(file.substring(0, last))))
                        .json()
                        .path("unchanged")
                        .asBoolean())
                .isTrue();
        assertThat(hub.post("/admin/ledger/verify", ask.formatted(LedgerExport.digest(file.substring(0, last) + " ")))
                        .json()
                        .path("unchanged")
                        .asBoolean())
                .isFalse();
    }
}
