package linkspan.inbound.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.UUID;
import linkspan.Hub;
import linkspan.model.Json;
import linkspan.stand.ApiClient;
import linkspan.stand.Operator;
import linkspan.stand.Parcels;
import linkspan.stand.SharedHub;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What carriers publish on their topic, through the real broker to the order system. */
@Tag("database")
class CarrierTopicTest {
    private final Hub hub = SharedHub.hub();
    private final String order = "PARCEL-" + UUID.randomUUID();
    private final String number = "SF-" + UUID.randomUUID();
    private final String client = "parcels-" + UUID.randomUUID().toString().substring(0, 8);
    private Parcels parcels;
    private Operator operator;

    @BeforeEach
    void open() throws Exception {
        parcels = new Parcels(hub);
        operator = new Operator(hub.opsPort(), SharedHub.data());
    }

    @AfterEach
    void close() {
        parcels.close();
    }

    private JsonNode order() throws Exception {
        HttpResponse<String> answer = new ApiClient(hub, client).read(order);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Json.read(answer.body()).path("data");
    }

    @Test
    void news_reaches_the_order_system_and_delivered_ends_the_order() throws Exception {
        parcels.shipped(order, number, "SF", client);
        parcels.publish(Parcels.news(number, "InTransit", "2026-11-03T08:00:00+08:00"));
        parcels.awaitEffects("oms", order, "create", "ship", "track");
        assertThat(order().path("status").asText()).isEqualTo("SHIPPED");
        assertThat(order().at("/tracking/status").asText()).isEqualTo("IN_TRANSIT");

        parcels.publish(Parcels.news(number, "Delivered", "2026-11-04T08:00:00+08:00"));
        parcels.awaitEffects("oms", order, "create", "ship", "track", "track");
        assertThat(order().path("status").asText()).isEqualTo("DELIVERED");
        assertThat(parcels.sandbox("/oms/orders/" + order + "/tracking")
                        .at("/data/stateAt")
                        .asText())
                .isEqualTo("2026-11-04T00:00:00Z");
    }

    @Test
    void older_news_and_the_same_record_twice_change_nothing() throws Exception {
        parcels.shipped(order, number, "SF", client);
        String news = Parcels.news(number, "OutForDelivery", "2026-11-05T08:00:00Z");
        parcels.publish(news);
        parcels.publish(news);
        parcels.publish(Parcels.news(number, "Delivered", "2026-11-04T08:00:00Z"));
        parcels.awaitDone(parcels.publish(Parcels.news(number, "InTransit", "2026-11-03T08:00:00Z")));
        assertThat(Json.read(operator.get("/admin/orders/" + order).body())
                        .path("remarks")
                        .findValuesAsText("reason"))
                .containsExactly("older-news", "older-news");

        parcels.publish(Parcels.news(number, "Exception", "2026-11-05T08:00:00Z"));
        parcels.awaitEffects("oms", order, "create", "ship", "track", "track");
        assertThat(order().path("status").asText()).isEqualTo("SHIPPED");
        assertThat(order().at("/tracking/status").asText()).isEqualTo("EXCEPTION");
    }

    @Test
    void a_record_that_nobody_can_read_is_kept_and_those_behind_it_flow() throws Exception {
        parcels.shipped(order, number, "SF", client);
        String marker = UUID.randomUUID().toString();
        parcels.publish("<TrackReply><Broken>" + marker);
        parcels.publish("\u0000\u0001 not at all " + marker);
        parcels.publish("{\"shape\": \"of no carrier\", \"marker\": \"" + marker + "\"}");
        parcels.publish(Parcels.news(number, "InTransit", "2026-11-03T08:00:00Z"));

        parcels.awaitEffects("oms", order, "create", "ship", "track");
        JsonNode letters = Json.read(
                        operator.get("/admin/letters?system=tms&limit=1000").body())
                .path("letters");
        int found = 0;
        for (JsonNode letter : letters) {
            HttpResponse<String> shown =
                    operator.get("/admin/letters/" + letter.path("id").asText());
            found += shown.body().contains(marker) ? 1 : 0;
        }
        assertThat(found).isEqualTo(3);
    }

    @Test
    void news_that_came_before_its_shipment_is_kept_and_takes_effect_once_when_it_is_replayed() throws Exception {
        String news = Parcels.news(number, "Delivered", "2026-11-04T08:00:00Z");
        parcels.awaitDone(parcels.publish(news));
        String letter = await().until(() -> letter(), found -> found != null);
        parcels.shipped(order, number, "SF", client);
        parcels.awaitDone(parcels.publish(news));
        assertThat(parcels.effects("oms", order)).doesNotContain("track");

        HttpResponse<String> replayed = operator.post("/admin/letters/" + letter + "/replay", "");
        assertThat(replayed.statusCode()).as(replayed.body()).isEqualTo(200);
        operator.post("/admin/letters/" + letter + "/replay", "");

        parcels.awaitEffects("oms", order, "create", "ship", "track");
        assertThat(order().path("status").asText()).isEqualTo("DELIVERED");
        assertThat(letter()).isNull();
    }

    private String letter() throws Exception {
        for (JsonNode letter : Json.read(
                        operator.get("/admin/letters?system=tms&limit=1000").body())
                .path("letters")) {
            String id = letter.path("id").asText();
            if (operator.get("/admin/letters/" + id).body().contains(number)) {
                return id;
            }
        }
        return null;
    }

    @Test
    void headers_of_a_record_lead_nowhere() throws Exception {
        parcels.shipped(order, number, "SF", client);
        String news = Parcels.news(number, "InTransit", "2026-11-03T08:00:00Z");
        parcels.publish(
                news,
                "kafka.OVERRIDE_TOPIC",
                "stolen",
                "CamelKafkaOverrideTopic",
                "stolen",
                "CamelHttpUri",
                "http://127.0.0.1:1/",
                "CamelHttpMethod",
                "DELETE",
                "linkspan.unit",
                "x",
                "ce_id",
                "1");
        parcels.awaitEffects("oms", order, "create", "ship", "track");
        assertThat(parcels.topics()).doesNotContain("stolen");
    }

    @Test
    void two_equal_records_with_ids_of_their_own_are_two() throws Exception {
        String unknown = Parcels.news(number, "InTransit", "2026-11-03T08:00:00Z");
        parcels.publish(unknown, "ce_id", "a", "ce_source", "sf");
        parcels.publish(unknown, "ce_id", "b", "ce_source", "sf");
        parcels.awaitDone(parcels.publish(unknown, "ce_id", "a", "ce_source", "sf"));
        int kept = 0;
        for (JsonNode letter : Json.read(
                        operator.get("/admin/letters?system=tms&limit=1000").body())
                .path("letters")) {
            String id = letter.path("id").asText();
            kept += operator.get("/admin/letters/" + id).body().contains(number) ? 1 : 0;
        }
        assertThat(kept).isEqualTo(2);
    }
}
