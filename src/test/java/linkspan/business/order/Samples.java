package linkspan.business.order;

import com.fasterxml.jackson.databind.node.ObjectNode;
import linkspan.model.EventDraft;
import linkspan.model.EventType;
import linkspan.model.Json;

/** Orders for tests. */
public final class Samples {
    private Samples() {}

    /** JSON with ' for ". */
    public static ObjectNode json(String text) {
        return (ObjectNode) Json.read(text.replace('\'', '"'));
    }

    /** A marketplace's account of an order at that minute of the day; two pots at 19.90 and 4.90 for shipping. */
    public static ObjectNode marketOrder(String id, int minute) {
        return json("""
                {'orderId': '%s', 'channel': 'shopify', 'channelOrderId': '77', 'placedAt': '2026-11-11T03:11:11Z',
                 'channelUpdatedAt': '2026-11-11T04:%02d:00+01:00', 'currency': 'EUR',
                 'customer': {'name': '王小明'}, 'shipTo': null,
                 'items': [{'lineId': '1', 'skuId': 'SKU001', 'quantity': 2, 'unitPrice': {'value': '19.90', 'currency': 'EUR'},
                            'discount': {'value': '0.00', 'currency': 'EUR'}, 'tax': null}],
                 'shipping': {'value': '4.90', 'currency': 'EUR'}, 'discount': null, 'tax': null,
                 'taxIncluded': true, 'total': {'value': '44.70', 'currency': 'EUR'}}
                """.formatted(id, minute));
    }

    public static EventDraft created(ObjectNode order) {
        return new EventDraft(EventType.ORDER_CREATED, order);
    }

    public static EventDraft draft(EventType type, String orderId) {
        return new EventDraft(type, json("{'orderId': '%s'}".formatted(orderId)));
    }

    /** One parcel, and a line of it. */
    public static EventDraft shipped(String orderId, String shipmentId) {
        return new EventDraft(EventType.ORDER_SHIPPED, json("""
                {'orderId': '%s', 'shipment': {'shipmentId': '%s', 'trackingNo': 'T', 'carrierCode': 'SF',
                 'shippedAt': '2026-11-12T00:00:00Z', 'lines': [{'skuId': 'SKU001', 'quantity': 1}]}}
                """.formatted(orderId, shipmentId)));
    }

    /** A line of a client's order. */
    public static ObjectNode line(String skuId) {
        return json(
                "{'skuId': '%s', 'quantity': 1, 'unitPrice': {'value': '1.00', 'currency': 'EUR'}}".formatted(skuId));
    }

    /** What a client has to send at least. */
    public static ObjectNode least() {
        return json("""
                {'placedAt': '2026-11-11T11:11:11+08:00', 'currency': 'EUR',
                 'items': [{'skuId': 'SKU001', 'quantity': 2, 'unitPrice': {'value': '19.90', 'currency': 'EUR'}}]}
                """);
    }
}
