package linkspan.model;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import linkspan.model.source.Meant;

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

    /** True: on the wire its data's fields stand beside {@code eventId}, not under {@code data}. */
    boolean isFlat() {
        return this == INVENTORY_CHANGED;
    }

    /** The type of that label; throws {@link IllegalArgumentException} naming the ones there are. */
    public static EventType of(String label) {
        return find(label)
                .orElseThrow(() -> new IllegalArgumentException("unknown event '" + label + "'; " + there(label)));
    }

    /** The type of that label, if there is one. */
    public static Optional<EventType> find(String label) {
        return Arrays.stream(values()).filter(type -> type.label.equals(label)).findFirst();
    }

    /** False: an event of a later version, by the name in tables and records. */
    public static boolean isKnown(String name) {
        return Arrays.stream(values()).anyMatch(type -> type.name().equals(name));
    }

    /** The label of a type as it stands in tables and records; itself where this version does not know it. */
    public static String labelOf(String name) {
        return Arrays.stream(values())
                .filter(type -> type.name().equals(name))
                .findFirst()
                .map(EventType::label)
                .orElse(name);
    }

    /** For every message about an event that is none: those that there are, and the one that was probably meant. */
    public static String there(String written) {
        List<String> all = Arrays.stream(values()).map(EventType::label).toList();
        return "there are " + String.join(", ", all) + Meant.hint(written, all);
    }
}
