package linkspan.business.order;

/** Where an order stands. {@code PENDING → RESERVED → DISPATCHED → SHIPPED → DELIVERED}; the name is stored and shown. */
public enum OrderStatus {
    PENDING,
    RESERVED,
    DISPATCHED,
    SHIPPED,
    DELIVERED,
    CANCELLED,
    /** A marketplace's order that is not paid yet, or was never: no system has been told of it. */
    ON_HOLD;

    /** True from the moment it has left the warehouse: nothing of it can be changed or cancelled any more. */
    public boolean hasLeft() {
        return this == SHIPPED || this == DELIVERED;
    }
}
