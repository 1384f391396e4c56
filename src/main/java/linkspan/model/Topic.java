package linkspan.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * A Kafka topic per kind of thing, so that everything about one thing stays in order.
 *
 * <p>Order is promised within one (topic, key) and nowhere else.
 */
public enum Topic {
    ORDER("order-topic", "orderId"),
    INVENTORY("inventory-topic", "warehouseId", "skuId"),
    PRODUCT("product-topic", "skuId"),
    CUSTOMER("customer-topic", "customerId");

    private final String wire;
    private final List<String> keyFields;

    Topic(String wire, String... keyFields) {
        this.wire = wire;
        this.keyFields = List.of(keyFields);
    }

    /** The topic's name on the broker and in the tables. */
    public String wire() {
        return wire;
    }

    /** The key of an event with this data, its fields joined by {@code /}; throws where one is missing or blank. */
    public String keyOf(JsonNode data) {
        StringBuilder key = new StringBuilder();
        for (String field : keyFields) {
            JsonNode value = data.path(field);
            if (!value.isTextual() || value.textValue().isBlank()) {
                throw new IllegalArgumentException(field + ": missing, it is the key of " + wire);
            }
            key.append(key.isEmpty() ? "" : "/").append(value.textValue());
        }
        return key.toString();
    }

    /** The topic of that name; throws for any other. */
    public static Topic of(String wire) {
        for (Topic topic : values()) {
            if (topic.wire.equals(wire)) {
                return topic;
            }
        }
        throw new IllegalArgumentException("no topic " + wire);
    }
}
