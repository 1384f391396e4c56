package linkspan.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import linkspan.model.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CanonicalSchemasTest {
    private static final String LEAST = """
            {"orderId": "ORD-1", "status": "PENDING", "version": 1, "placedAt": "2026-11-11T03:11:11Z", "currency": "EUR",
             "items": [{"skuId": "SKU001", "quantity": 2, "unitPrice": {"value": "19.90", "currency": "EUR"}}]}""";
    private static final CanonicalSchemas SCHEMAS = new CanonicalSchemas(Path.of("mappings"));

    @Test
    void every_order_event_has_a_schema() {
        assertThat(SCHEMAS.events())
                .contains("order-created", "order-updated", "order-cancelled", "order-dispatched", "order-shipped")
                .contains("order", "shipment", "stock-changed");
    }

    @Test
    void a_shipped_order_carries_its_shipment() {
        ObjectNode order = (ObjectNode) Json.read(LEAST);
        assertThat(SCHEMAS.validate("order-shipped", order))
                .containsExactlyInAnyOrder("shipment: missing", "status: must be SHIPPED");
        order.put("status", "SHIPPED");
        order.set("shipment", Json.read("""
                {"shipmentId": "SH-1", "trackingNo": "SF1", "carrierCode": "SF", "shippedAt": "2026-11-12T03:11:11Z",
                 "warehouseId": "WH-CN-1", "lines": [{"skuId": "SKU001", "quantity": 2}]}"""));
        assertThat(SCHEMAS.validate("order-shipped", order)).isEmpty();
        order.set(
                "shipment", Json.read("{\"shipmentId\": \"SH-1\", \"lines\": [{\"skuId\": \"A\", \"quantity\": 0}]}"));
        assertThat(SCHEMAS.validate("order-shipped", order))
                .containsExactlyInAnyOrder(
                        "shipment.trackingNo: missing",
                        "shipment.carrierCode: missing",
                        "shipment.shippedAt: missing",
                        "shipment.lines[0].quantity: must be >= 1");
        assertThat(SCHEMAS.validate("shipment", Json.read("{}"))).contains("shipmentId: missing");
    }

    @Test
    void a_stock_change_is_whole_pieces_under_a_key_without_a_slash() {
        assertThat(SCHEMAS.validate("stock-changed", Json.read("""
                {"warehouseId": "WH-CN-1", "skuId": "A/1", "beforeQty": 10, "afterQty": -2, "changeType": "OUT"}"""))).isEmpty();
        assertThat(SCHEMAS.validate("stock-changed", Json.read("""
                {"warehouseId": "W/1", "skuId": "A", "beforeQty": 1.5, "afterQty": "8", "changeType": "SOLD", "eventId": "x"}""")))
                .contains("beforeQty: must be integer", "afterQty: must be integer", "eventId: unknown field")
                .anySatisfy(text -> assertThat(text).startsWith("warehouseId: must match"))
                .anySatisfy(text -> assertThat(text).startsWith("changeType: must be one of IN, OUT, ADJUST"));
    }

    @Test
    void the_least_order_is_enough() {
        assertThat(SCHEMAS.validate("order-created", Json.read(LEAST))).isEmpty();
    }

    @Test
    void what_a_marketplace_did_not_say_may_be_null() {
        ObjectNode order = (ObjectNode) Json.read(LEAST);
        for (String field : List.of(
                "customer",
                "shipTo",
                "shipping",
                "discount",
                "tax",
                "total",
                "taxIncluded",
                "placedOffset",
                "channel",
                "channelOrderId",
                "channelUpdatedAt",
                "amountsDisagree",
                "cancelReason")) {
            order.putNull(field);
        }
        ((ObjectNode) order.at("/items/0"))
                .putNull("discount")
                .putNull("tax")
                .putNull("name")
                .putNull("lineId");
        assertThat(SCHEMAS.validate("order-updated", order)).isEmpty();
    }

    @Test
    void each_mistake_is_named_by_its_path() {
        var order = Json.read("""
                {"orderId": 7, "status": "LOST", "version": 0, "placedAt": "2026-11-11T03:11:11+08:00", "currency": "euro",
                 "items": [{"skuId": "A", "quantity": 0, "unitPrice": {"value": 1, "currency": "EUR"}},
                           {"quantity": 1.5, "unitPrice": {"value": "-1", "currency": "EUR"}, "typo": 1}]}""");
        assertThat(SCHEMAS.validate("order-created", order))
                .contains(
                        "orderId: must be string",
                        "version: must be >= 1",
                        "items[0].quantity: must be >= 1",
                        "items[0].unitPrice.value: must be string",
                        "items[1].skuId: missing",
                        "items[1].quantity: must be integer",
                        "items[1].typo: unknown field")
                .anySatisfy(text -> assertThat(text).startsWith("status: must be one of PENDING, "))
                .anySatisfy(text -> assertThat(text).startsWith("placedAt: must match"))
                .noneSatisfy(text -> assertThat(text).contains("euro"));
    }

    @Test
    void a_currency_is_one_of_iso_4217() {
        ObjectNode order = (ObjectNode) Json.read(LEAST);
        order.put("currency", "RNB");
        ((ObjectNode) order.at("/items/0/unitPrice")).put("currency", "RNB");
        assertThat(SCHEMAS.validate("order-created", order))
                .containsExactlyInAnyOrder(
                        "currency: must be a code of ISO 4217 like EUR",
                        "items[0].unitPrice.currency: must be a code of ISO 4217 like EUR");
        for (String code : List.of("CNY", "JPY", "KWD", "DEM", "XXX")) {
            order.put("currency", code);
            ((ObjectNode) order.at("/items/0/unitPrice")).put("currency", code);
            assertThat(SCHEMAS.validate("order-created", order)).as(code).isEmpty();
        }
    }

    @Test
    void an_order_without_lines_is_not_an_order() {
        ObjectNode order = (ObjectNode) Json.read(LEAST);
        order.putArray("items");
        assertThat(SCHEMAS.validate("order-created", order)).containsExactly("items: must have at least 1");
        order.remove("items");
        assertThat(SCHEMAS.validate("order-created", order)).containsExactly("items: missing");
    }

    @Test
    void a_cancelled_order_is_cancelled() {
        assertThat(SCHEMAS.validate("order-cancelled", Json.read(LEAST))).containsExactly("status: must be CANCELLED");
    }

    @Test
    void an_unknown_event_is_a_bug() {
        assertThatThrownBy(() -> SCHEMAS.validate("order-eaten", Json.read("{}")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_broken_schema_fails_the_start(@TempDir Path root) throws IOException {
        Path file = Files.createDirectory(root.resolve("_canonical")).resolve("a.v1.schema.json");
        Files.writeString(file, "{\n\"type\": }");
        assertThatThrownBy(() -> new CanonicalSchemas(root)).hasMessageContaining("a.v1.schema.json:2:9: ");
        Files.writeString(file, "{\"$ref\": \"https://example.com/b.json\"}");
        assertThatThrownBy(() -> new CanonicalSchemas(root))
                .isInstanceOf(MappingBroken.class)
                .hasMessageContaining("not allowed");
    }
}
