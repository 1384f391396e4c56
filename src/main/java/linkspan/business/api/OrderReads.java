package linkspan.business.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import linkspan.business.api.page.OrderFilter;
import linkspan.business.api.page.Reach;
import linkspan.business.order.StoredOrder;

/** What clients may read. */
public interface OrderReads {
    /** The order with that id, if it is within that reach. */
    Optional<StoredOrder> find(String orderId, Reach reach);

    JsonNode page(Reach reach, OrderFilter filter);

    /** What happened to an order in every system. */
    Optional<? extends JsonNode> timeline(String orderId);
}
