package linkspan.inbound.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import linkspan.Hub;
import linkspan.model.Json;
import linkspan.stand.ApiClient;
import linkspan.stand.Operator;
import linkspan.stand.SharedHub;
import linkspan.stand.Shop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A partner's bad message is refused and names its field, in its own words; nothing of it is stored. */
class PartnerTest {
    private static final Path GOOD = Path.of("mappings/partner/receive-order-created/everything-stated.in.json");
    private final Hub hub = SharedHub.hub();
    private final ApiClient partner = new ApiClient(hub, "partner");

    private static ObjectNode order(String number) throws Exception {
        return ((ObjectNode) Json.read(Files.readAllBytes(GOOD))).put("order_number", number);
    }

    /** The same with that field as the text says, JSON; {@code -} takes it away. */
    private static ObjectNode with(ObjectNode order, String pointer, String value) {
        JsonPointer field = JsonPointer.compile(pointer);
        JsonNode owner = order.at(field.head());
        String name = field.last().getMatchingProperty();
        if (value.equals("-")) {
            ((ObjectNode) owner).remove(name);
        } else if (owner instanceof ArrayNode list) {
            list.set(Integer.parseInt(name), Json.read(value));
        } else {
            ((ObjectNode) owner).set(name, Json.read(value));
        }
        return order;
    }

    private HttpResponse<String> post(JsonNode order, String key) throws Exception {
        return partner.send("POST", "/in/partner/order-created", Json.text(order), key);
    }

    private boolean isKnown(String number) throws Exception {
        Operator operator = new Operator(hub.opsPort(), SharedHub.data());
        return operator.get("/admin/orders/partner-" + number).statusCode() == 200;
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            /order_number             | -                     | order_number             | missing
            /order_number             | " "                   | order_number             | missing
            /ordered_at               | -                     | ordered_at               | missing
            /ordered_at               | "11.11.2026"          | ordered_at               | expected a time without offset
            /ordered_at               | 1706518800            | ordered_at               | expected a time without offset
            /ordered_at               | "2026-11-11T11:11:11Z"| ordered_at               | expected a time without offset
            /time_zone                | -                     | time_zone                | missing
            /time_zone                | "Mars/Olympus"        | time_zone                | expected the name of a time zone
            /currency                 | -                     | currency                 | missing
            /currency                 | "XYZ"                 | currency                 | not in the table partner/minor-units
            /currency                 | 978                   | currency                 | expected a text
            /ship_to                  | -                     | ship_to                  | missing
            /ship_to/street           | null                  | ship_to.street           | missing
            /ship_to/street           | 7                     | ship_to.street           | expected a text
            /ship_to/country          | -                     | ship_to.country          | missing
            /ship_to/country          | "Atlantis"            | ship_to.country          | not in the table partner/country
            /lines                    | -                     | lines                    | missing
            /lines                    | []                    | lines                    | missing
            /lines/1/line_no          | -                     | lines[1].line_no         | missing
            /lines/0/sku              | ""                    | lines[0].sku             | missing
            /lines/1/sku              | {}                    | lines[1].sku             | missing
            /lines/1/qty              | -                     | lines[1].qty             | missing
            /lines/1/qty              | 0                     | lines[1].qty             | must be 1 or more
            /lines/0/qty              | -3                    | lines[0].qty             | must be 1 or more
            /lines/1/qty              | 1.5                   | lines[1].qty             | expected a whole number
            /lines/1/qty              | "1"                   | lines[1].qty             | expected a whole number
            /lines/0/unit_price_minor | -                     | lines[0].unit_price_minor| missing
            /lines/0/unit_price_minor | 19.90                 | lines[0].unit_price_minor| expected a whole number
            /lines/0/unit_price_minor | -1                    | lines[0].unit_price_minor| must be 0 or more
            /lines/0/discount_minor   | "1"                   | lines[0].discount_minor  | expected a whole number
            /lines/0/tax_minor        | []                    | lines[0].tax_minor       | missing
            /shipping_minor           | 4.9                   | shipping_minor           | expected a whole number
            /discount_minor           | false                 | discount_minor           | expected a whole number
            /total_minor              | -                     | total_minor              | missing
            /total_minor              | 7501                  | total_minor              | is not the sum
            /total_minor              | "7500"                | total_minor              | expected a whole number
            """)
    void a_bad_message_is_refused_and_its_field_is_named(String pointer, String value, String path, String reason)
            throws Exception {
        String number = UUID.randomUUID().toString();
        String key = "key-" + number;
        ObjectNode bad = with(order(number), pointer, value);
        HttpResponse<String> answer = post(bad, key);
        JsonNode said = Json.read(answer.body());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(said.path("code").asInt()).isEqualTo(42202);
        assertThat(said.at("/details/path").asText()).isEqualTo(path);
        assertThat(said.at("/details/reason").asText()).contains(reason);
        assertThat(isKnown(number)).isFalse();

        HttpResponse<String> mended = post(order(number), key);
        assertThat(mended.statusCode())
                .as("nothing took effect, so the key is free: " + mended.body())
                .isEqualTo(200);
        assertThat(isKnown(number)).isTrue();
    }

    @Test
    void a_good_order_reaches_everybody_once() throws Exception {
        String number = "PN-" + UUID.randomUUID();
        assertThat(post(order(number), "k1-" + number).statusCode()).isEqualTo(200);
        assertThat(post(order(number), "k1-" + number).statusCode()).isEqualTo(200);
        assertThat(post(order(number), "k2-" + number).statusCode())
                .as("older news")
                .isEqualTo(200);
        Shop eyes = new Shop(hub);
        for (String system : new String[] {"oms", "wms", "bi"}) {
            await(system).until(() -> eyes.effects(system, "partner-" + number) == 1);
        }
        JsonNode order = eyes.sandbox("/oms/orders/partner-" + number).at("/data/order");
        assertThat(order.at("/amounts/total").asText()).isEqualTo("75.00");
        assertThat(order.at("/receiver/country").asText()).isEqualTo("ES");
        assertThat(order.path("placedAt").asText()).isEqualTo("2026-11-11T03:11:11Z");
    }

    @Test
    void only_the_partner_may_post_here() throws Exception {
        ApiClient other = new ApiClient(hub, "not-the-partner");
        assertThat(other.post("/in/partner/order-created", Json.text(order("x")))
                        .statusCode())
                .isEqualTo(403);
        assertThat(ApiClient.warehouse(hub)
                        .post("/in/partner/order-created", Json.text(order("x")))
                        .statusCode())
                .as("a key of another door is no key here")
                .isEqualTo(401);
    }
}
