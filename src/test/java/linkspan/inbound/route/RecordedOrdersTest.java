package linkspan.inbound.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import linkspan.model.Json;
import linkspan.stand.SharedHub;
import linkspan.stand.Shop;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Orders that shops really sent, through the real port: each is taken, none is kept as a letter. */
class RecordedOrdersTest {
    private static final Path FIXTURES = Path.of("../shared/fixtures");
    private final Shop shop = new Shop(SharedHub.hub());

    @ParameterizedTest
    @CsvSource({
        "orders/woocommerce/v3-order_00.json, woocommerce",
        "orders/woocommerce/v3-order_02.json, woocommerce",
        "orders/woocommerce/v3-order_03.json, woocommerce",
        "orders/woocommerce/v3-order_05.json, woocommerce",
        "webhooks/shopify-2023-01/orders.cancelled.json, order-cancelled",
        "webhooks/shopify-2023-01/orders.create.json, order-created",
        "webhooks/shopify-2023-01/orders.paid.json, order-created",
        "webhooks/shopify-2023-01/orders.updated.json, order-created",
        "webhooks/shopify-2023-01/orders.fulfilled.json, order-created",
        "webhooks/shopify-2023-01/orders.partially_fulfilled.json, order-created",
        "orders/shopify-go/order.json, order-created",
        "orders/shopify-go/orders.json, order-created",
        "orders/shopify-go/order_with_transaction.json, order-created",
        "orders/shopify-python/order.json, order-created"
    })
    void a_recorded_order_is_taken(String file, String event) throws Exception {
        Assumptions.assumeTrue(Files.isDirectory(FIXTURES), () -> FIXTURES + " is not here");
        String recorded = Files.readString(FIXTURES.resolve(file));
        if (event.equals("woocommerce")) {
            taken(shop.postToWooCommerce(recorded));
            return;
        }
        var body = Json.read(recorded).path("body");
        for (String form : body.isMissingNode() ? new String[] {recorded} : new String[] {recorded, Json.text(body)}) {
            taken(shop.post(event, form));
        }
    }

    private static void taken(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(Json.read(answer.body()).at("/data/state").asText()).isEqualTo("accepted");
    }
}
