package linkspan.event;

/** The kinds of canonical fact. The constant's name is the {@code eventType} on the wire. */
public enum EventType {
    ORDER_CREATED("order-created", Topic.ORDER),
    ORDER_UPDATED("order-updated", Topic.ORDER),
    ORDER_DISPATCHED("order-dispatched", Topic.ORDER),
    ORDER_CANCELLED("order-cancelled", Topic.ORDER),
    ORDER_SHIPPED("order-shipped", Topic.ORDER),
    ORDER_DELETED("order-deleted", Topic.ORDER),
    INVENTORY_CHANGED("stock-changed", Topic.INVENTORY),
    TRACKING_UPDATED("tracking-updated", Topic.ORDER),
    PRODUCT_CHANGED("product-changed", Topic.PRODUCT),
    CUSTOMER_CHANGED("customer-changed", Topic.CUSTOMER);

    private final String label;
    private final Topic topic;

    EventType(String label, Topic topic) {
        this.label = label;
        this.topic = topic;
    }

    /** The name in route files, URIs and schemas: {@code order-created}. */
    public String label() {
        return label;
    }

    public Topic topic() {
        return topic;
    }

    /** True: on the wire its data's fields stand beside {@code eventId}, not under {@code data} ({@code seed-facts.md} §3). */
    boolean isFlat() {
        return this == INVENTORY_CHANGED;
    }

    /** The type of that label; throws {@link IllegalArgumentException} naming the ones there are. */
    public static EventType of(String label) {
        StringBuilder known = new StringBuilder();
        for (EventType type : values()) {
            if (type.label.equals(label)) {
                return type;
            }
            known.append(known.isEmpty() ? "" : ", ").append(type.label);
        }
        throw new IllegalArgumentException("unknown event '" + label + "'; there are " + known);
    }
}
