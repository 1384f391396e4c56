package linkspan.business.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.function.Function;
import linkspan.business.api.page.OrderFilter;
import linkspan.business.api.page.OrderListStore;
import linkspan.business.api.page.Reach;
import linkspan.business.order.OrderStore;
import linkspan.business.order.StoredOrder;

/** The orders within a caller's reach, in the database. */
public final class OwnOrders implements OrderReads {
    private final OrderStore orders;
    private final OrderListStore lists;
    private final Function<String, Optional<? extends JsonNode>> timelines;

    /** @param timelines what happened to an order in every system */
    public OwnOrders(
            OrderStore orders, OrderListStore lists, Function<String, Optional<? extends JsonNode>> timelines) {
        this.orders = orders;
        this.lists = lists;
        this.timelines = timelines;
    }

    @Override
    public Optional<StoredOrder> find(String orderId, Reach reach) {
        return orders.find(orderId).filter(reach::covers);
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
