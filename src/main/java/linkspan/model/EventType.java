package linkspan.model;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The kind of a canonical fact. Those that the hub's own code decides about are constants; all others are files,
 * {@code mappings/_canonical/<event>.v1.schema.json}, and stand in {@link linkspan.model.kind.EventTypes} only.
 *
 * @param label the name in route files, addresses and schemas: {@code order-created}
 * @param name the {@code eventType} on the wire and in the tables: {@code ORDER_CREATED}
 */
public record EventType(String label, String name, Topic topic) implements Comparable<EventType> {
    /** Of a label: the column in the tables has as many. */
    public static final int LONGEST = 30;

    public static final EventType ORDER_CREATED = of("order-created", Topic.ORDER);
    public static final EventType ORDER_UPDATED = of("order-updated", Topic.ORDER);
    public static final EventType ORDER_DISPATCHED = of("order-dispatched", Topic.ORDER);
    public static final EventType ORDER_CANCELLED = of("order-cancelled", Topic.ORDER);
    public static final EventType ORDER_SHIPPED = of("order-shipped", Topic.ORDER);
    public static final EventType ORDER_DELETED = of("order-deleted", Topic.ORDER);
    /** An order told again, as it stands, to systems that have it otherwise. */
    public static final EventType ORDER_RESTATED = of("order-restated", Topic.ORDER);
    /** The one whose name is not that of its label. */
    public static final EventType INVENTORY_CHANGED =
            new EventType("stock-changed", "INVENTORY_CHANGED", Topic.INVENTORY);

    public static final EventType TRACKING_UPDATED = of("tracking-updated", Topic.ORDER);
    public static final EventType PRODUCT_CHANGED = of("product-changed", Topic.PRODUCT);
    public static final EventType CUSTOMER_CHANGED = of("customer-changed", Topic.CUSTOMER);

    /** Those that the hub's code knows. */
    public static final List<EventType> OWN = List.of(
            ORDER_CREATED,
            ORDER_UPDATED,
            ORDER_DISPATCHED,
            ORDER_CANCELLED,
            ORDER_SHIPPED,
            ORDER_DELETED,
            ORDER_RESTATED,
            INVENTORY_CHANGED,
            TRACKING_UPDATED,
            PRODUCT_CHANGED,
            CUSTOMER_CHANGED);

    private static final Map<String, EventType> BY_NAME =
            OWN.stream().collect(Collectors.toUnmodifiableMap(EventType::name, Function.identity()));
    private static final Map<Topic, EventKey> KEYS = Map.of(
            Topic.ORDER, EventKey.of("/orderId"),
            Topic.INVENTORY, EventKey.of("/warehouseId", "/skuId"),
            Topic.PRODUCT, EventKey.of("/skuId"),
            Topic.CUSTOMER, EventKey.of("/customerId"));

    /** An event of that label: its name is the label in capitals. */
    public static EventType of(String label, Topic topic) {
        return new EventType(label, named(label), topic);
    }

    /** The name of an event of that label that is none of the hub's own. */
    public static String named(String label) {
        return label.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    /** As it stands in a row or a record. */
    public static EventType stored(String name, String topic) {
        EventType own = BY_NAME.get(name);
        return own != null && own.topic.wire().equals(topic)
                ? own
                : new EventType(labelOf(name), name, new Topic(topic));
    }

    /** The label of a type by its name in tables and records. */
    public static String labelOf(String name) {
        EventType own = BY_NAME.get(name);
        return own == null ? name.toLowerCase(Locale.ROOT).replace('_', '-') : own.label;
    }

    /** Where the key stands; throws for one that is not {@link #OWN}, of which the files tell. */
    public EventKey ownKey() {
        if (!OWN.contains(this)) {
            throw new IllegalArgumentException(label + " is not one of the hub's own events");
        }
        return Objects.requireNonNull(KEYS.get(topic));
    }

    /** True: on the wire its data's fields stand beside {@code eventId}, not under {@code data}. */
    boolean isFlat() {
        return equals(INVENTORY_CHANGED);
    }

    @Override
    public int compareTo(EventType other) {
        return label.compareTo(other.label);
    }

    @Override
    public String toString() {
        return name;
    }
}
