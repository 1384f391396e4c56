package linkspan.business.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.function.Function;
import linkspan.business.api.page.OrderFilter;
import linkspan.business.api.page.OrderListStore;
import linkspan.business.api.page.Reach;
import linkspan.business.order.OrderStore;
import linkspan.business.order.StoredOrder;
import linkspan.platform.audit.RefusedSenders;

/** The orders within a caller's reach, in the database. */
public final class OwnOrders implements OrderReads {
    private final OrderStore orders;
    private final OrderListStore lists;
    private final Function<String, Optional<? extends JsonNode>> timelines;
    private final RefusedSenders audit;

    /**
     * @param timelines what happened to an order in every system
     * @param audit hears of who asks for an order that is not within its reach
     */
    public OwnOrders(
            OrderStore orders,
            OrderListStore lists,
            Function<String, Optional<? extends JsonNode>> timelines,
            RefusedSenders audit) {
        this.orders = orders;
        this.lists = lists;
        this.timelines = timelines;
        this.audit = audit;
    }

    /** One outside the reach is as unknown as one that never was; only the audit log tells the two apart. */
    @Override
    public Optional<StoredOrder> find(String orderId, Reach reach) {
        Optional<StoredOrder> order = orders.find(orderId);
        if (order.isPresent() && !reach.covers(order.get())) {
            audit.noteForbidden(reach.client(), "order " + orderId, "not within its reach");
            return Optional.empty();
        }
        return order;
    }

    @Override
    public JsonNode page(Reach reach, OrderFilter filter) {
        return lists.page(reach, filter);
    }

    @Override
    public Optional<? extends JsonNode> timeline(String orderId) {
        return timelines.apply(orderId);
    }
}
